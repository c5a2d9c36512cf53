/// The tables of a log file, as `EventFormat.md` specifies them.
enum Schema {
  /// "ANCR" in the header of the file.
  static let applicationID: Int64 = 0x414E_4352

  /// Version of the format that this program writes.
  static let version: Int64 = 1

  /// Everything that makes an empty file a log.
  ///
  /// There is no index on (stream, version) on purpose: the one writer checks versions in memory,
  /// and a random index would dirty a page per event. An append is found by the identifier on its
  /// first event, so that a durable append of one event dirties two pages.
  static let sql = """
    CREATE TABLE streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE events (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      stream INTEGER NOT NULL,
      version INTEGER NOT NULL,
      previous INTEGER NOT NULL,
      place INTEGER NOT NULL,
      append TEXT CHECK ((append IS NOT NULL) = (place < 2)),
      type INTEGER NOT NULL,
      schema_version INTEGER NOT NULL,
      actor INTEGER NOT NULL,
      recorded_at_ms INTEGER NOT NULL,
      effective_on TEXT NOT NULL,
      hash BLOB NOT NULL,
      contents BLOB,
      source TEXT NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX events_by_append ON events (append) WHERE append IS NOT NULL;
    CREATE TABLE contents (
      number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, salt BLOB, erased_at_ms INTEGER,
      bytes BLOB,
      CHECK ((erased_at_ms IS NULL) = (bytes IS NOT NULL)),
      CHECK ((salt IS NULL) = (bytes IS NULL))
    ) STRICT;
    CREATE INDEX contents_erased ON contents (erased_at_ms) WHERE erased_at_ms IS NOT NULL;
    CREATE TABLE heads (
      position INTEGER PRIMARY KEY, hash BLOB NOT NULL, heads BLOB NOT NULL, digest BLOB NOT NULL
    ) STRICT;
    """

  /// The tables whose rows never change.
  static let appendOnlyTables = ["streams", "words", "events"]

  /// Triggers that keep the truth from being changed, from any program that has set
  /// `recursive_triggers` (without it, `INSERT OR REPLACE` deletes without asking them).
  static var triggers: String {
    var sql = ""
    for table in appendOnlyTables + ["contents"] {
      sql += """
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) are append-only'); END;

        """
    }
    for table in appendOnlyTables {
      sql += """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) are append-only'); END;

        """
    }
    return sql + """
      CREATE TRIGGER contents_only_erased BEFORE UPDATE ON contents
      WHEN NOT (
        length(OLD.salt) = 16 AND OLD.bytes IS NOT NULL
        AND NEW.number = OLD.number AND NEW.digest = OLD.digest
        AND NEW.salt IS NULL AND NEW.bytes IS NULL AND NEW.erased_at_ms IS NOT NULL)
      BEGIN SELECT RAISE(ABORT, 'contents can only be erased'); END;
      """
  }

  /// Settings that every connection needs, with the value read back.
  static let settings = [
    (name: "recursive_triggers", value: "1"),
    (name: "secure_delete", value: "1"),
    (name: "synchronous", value: "2"),
  ]
}
