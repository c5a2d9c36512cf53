#include "benchmark_rivals.h"

#include <sodium.h>
#include <sqlite3.h>
#include <string.h>
#include <time.h>

static double now_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int execute(sqlite3 *database, const char *sql) {
  return sqlite3_exec(database, sql, 0, 0, 0) == SQLITE_OK;
}

static int open_for_appending(const char *path, int has_index, sqlite3 **database) {
  return sqlite3_open(path, database) == SQLITE_OK &&
         execute(*database, "PRAGMA journal_mode = WAL") &&
         execute(*database, "PRAGMA synchronous = FULL") &&
         execute(*database, "PRAGMA wal_autocheckpoint = 16384") &&
         execute(*database,
                 "CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL,"
                 " version INTEGER NOT NULL, recorded_at_ms INTEGER NOT NULL, type TEXT NOT NULL,"
                 " effective_on TEXT NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL,"
                 " payload TEXT NOT NULL) STRICT") &&
         (!has_index ||
          execute(*database, "CREATE UNIQUE INDEX by_stream ON events (stream, version)"));
}

static void bind_text(sqlite3_stmt *statement, int index, const rival_events *events,
                      int64_t event, int field) {
  int64_t start = events->offsets[event * 6 + field];
  int64_t end = events->offsets[event * 6 + field + 1];
  sqlite3_bind_text(statement, index, (const char *)events->text + start, (int)(end - start),
                    SQLITE_STATIC);
}

static int insert_all(sqlite3 *database, const rival_events *events, int64_t batch) {
  sqlite3_stmt *insert, *begin, *commit;
  sqlite3_prepare_v2(database,
                     "INSERT INTO events (position, stream, version, recorded_at_ms, type,"
                     " effective_on, actor, source, payload) VALUES (?,?,?,?,?,?,?,?,?)",
                     -1, &insert, 0);
  sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &begin, 0);
  sqlite3_prepare_v2(database, "COMMIT", -1, &commit, 0);
  int is_sound = 1;
  for (int64_t i = 0; i < events->count && is_sound; i++) {
    if (i % batch == 0) {
      is_sound = sqlite3_step(begin) == SQLITE_DONE;
      sqlite3_reset(begin);
    }
    sqlite3_bind_int64(insert, 1, i + 1);
    bind_text(insert, 2, events, i, 0);
    sqlite3_bind_int64(insert, 3, events->versions[i]);
    sqlite3_bind_int64(insert, 4, 1700000000000 + i);
    for (int field = 1; field < 6; field++) bind_text(insert, 4 + field, events, i, field);
    is_sound = is_sound && sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_reset(insert);
    if (i % batch == batch - 1 || i == events->count - 1) {
      is_sound = is_sound && sqlite3_step(commit) == SQLITE_DONE;
      sqlite3_reset(commit);
    }
  }
  sqlite3_finalize(insert);
  sqlite3_finalize(begin);
  sqlite3_finalize(commit);
  return is_sound;
}

double rival_append(const char *path, const rival_events *events, int64_t batch, int has_index) {
  sqlite3 *database = 0;
  double seconds = -1;
  if (open_for_appending(path, has_index, &database)) {
    double start = now_seconds();
    if (insert_all(database, events, batch)) seconds = now_seconds() - start;
  }
  sqlite3_close(database);
  return seconds;
}

double rival_scan(const char *path, uint64_t *checksum) {
  sqlite3 *database = 0;
  sqlite3_stmt *select = 0;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, 0) != SQLITE_OK) return -1;
  double start = now_seconds();
  sqlite3_prepare_v2(database,
                     "SELECT position, stream, version, recorded_at_ms, type, effective_on, actor,"
                     " source, payload FROM events ORDER BY position",
                     -1, &select, 0);
  uint64_t sum = 0;
  int code;
  while ((code = sqlite3_step(select)) == SQLITE_ROW) {
    const uint8_t *payload = sqlite3_column_text(select, 8);
    int count = sqlite3_column_bytes(select, 8);
    uint64_t lengths = (uint64_t)count;
    for (int column = 4; column < 8; column++) {
      sqlite3_column_text(select, column);
      lengths += (uint64_t)sqlite3_column_bytes(select, column);
    }
    sqlite3_column_text(select, 1);
    lengths += (uint64_t)sqlite3_column_bytes(select, 1);
    sum = sum * 31 + (uint64_t)sqlite3_column_int64(select, 0) * lengths +
          (uint64_t)sqlite3_column_int64(select, 2) + payload[count / 2];
  }
  double seconds = code == SQLITE_DONE ? now_seconds() - start : -1;
  sqlite3_finalize(select);
  sqlite3_close(database);
  *checksum = sum;
  return seconds;
}

double rival_hash_chain(uint8_t *messages, const int64_t *offsets, int64_t count, uint8_t *hash) {
  if (sodium_init() < 0) return -1;
  double start = now_seconds();
  memset(hash, 0, 32);
  for (int64_t i = 0; i < count; i++) {
    uint8_t *message = messages + offsets[i];
    memcpy(message, hash, 32);
    crypto_generichash_blake2b(hash, 32, message, (uint64_t)(offsets[i + 1] - offsets[i]), 0, 0);
  }
  return now_seconds() - start;
}
