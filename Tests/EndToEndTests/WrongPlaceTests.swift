import Foundation
import TestSupport
import Testing

/// Directories that cannot be used, and places where nothing is.
@Suite("Wrong places")
struct WrongPlaceTests {
  @Test("a log of a newer version is refused and left as it is")
  func newerLog() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let change = """
      import sqlite3, sys
      log = sqlite3.connect(sys.argv[1] + "/log.db")
      log.execute("pragma user_version = 99")
      log.commit()
      """
    let made = try RunningProgram(Python.path, ["-c", change, data.path]).finish()
    try #require(made.status == 0, "\(made.error)")
    for (language, words) in [("fr", "plus récente"), ("en", "newer version")] {
      for call in [["lookup"] + Demo.person, Demo.rls.arguments, ["rebuild"]] {
        let outcome = try data.run(call + ["--lang", language])
        #expect(outcome.status == 69)
        #expect(outcome.error.contains("99") && outcome.error.contains(words), "\(outcome.error)")
      }
    }
  }

  @Test("a point in the sea lies in no territory, and the answer says so")
  func pointInTheSea() throws {
    let data = try Demo.complete()
    for (language, words) in [("fr", "Aucun territoire"), ("en", "No loaded territory")] {
      let outcome = try data.run(["locate", "--point=-50,40", "--lang", language])
      #expect(outcome.status == 0)
      #expect(outcome.text.contains(words))
    }
    let json = try data.run(["locate", "--point=-50,40", "--json"]).json(LocateJSON.self)
    #expect(json.territories.isEmpty)
    let lookup = try data.run(["lookup", "--point=-50,40", "--json"]).json(LookupJSON.self)
    // What asks no question of place serves there too; nothing else does.
    #expect(Set(lookup.groups.values) == ["homeOnly", "unknown"])
  }
}

/// A disk that fills up while an import writes.
@Suite("A full disk")
struct FullDiskTests {
  /// A disk of its own in memory, which needs a mount in a name space of the test's own.
  private static let canMount: Bool = {
    let mount = ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "small", "/mnt"]
    return (try? RunningProgram("/usr/bin/unshare", mount).finish().status) == 0
  }()

  private static let script = """
    disk=$1; out=$2; shift 2
    used=$(du -sk "$out" | cut -f1)
    mount -t tmpfs -o size=$((used + 100))k small "$disk" || exit 1
    cp -r "$out" "$disk/data"
    "$@"
    status=$?
    cp -r "$disk/data" "$out-after" || exit 1
    exit $status
    """

  @Test(
    "is told in both languages, and what was recorded before stays sound",
    .enabled(if: canMount, "this system does not let the test mount a small disk"),
    arguments: [("fr", "Le disque est plein"), ("en", "The disk is full")])
  func fullDisk(language: String, words: String) throws {
    let data = try DataDirectory([Demo.rls])
    let before = try data.verifiedPosition()
    let disk = try TemporaryFolder()
    let outcome = try RunningProgram(
      "/usr/bin/unshare",
      ["--map-root-user", "--mount", "/bin/sh", "-c", Self.script, "sh", disk.url.path, data.path]
        + [Ancrage.path] + Demo.municipalities.arguments
        + ["--data", disk.path("data"), "--lang", language]
    ).finish()
    #expect(outcome.status == 74, "\(outcome.error)")
    #expect(outcome.error.contains(words), "\(outcome.error)")
    let after = try DataDirectory(copyingFrom: data.path + "-after")
    #expect(try after.verifiedPosition() == before)
    let answer = try after.run(["locate", "--point=-57.9034043,45.8481706", "--json"])
    #expect(try answer.json(LocateJSON.self).territories.contains { $0.id == "rls:9113" })
  }
}
