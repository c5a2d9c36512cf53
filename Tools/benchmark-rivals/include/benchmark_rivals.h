/* Plain C programs that do one task each, to be measured beside this program's own code. */
#ifndef BENCHMARK_RIVALS_H
#define BENCHMARK_RIVALS_H

#include "geos_rival.h"

#include <stdint.h>

/* Events as one block of text: event i has six texts (stream, type, effective date, actor, source,
   payload) between offsets[6 * i] and offsets[6 * i + 6], and versions[i] within its stream. */
typedef struct {
  const uint8_t *text;
  const int64_t *offsets;
  const int64_t *versions;
  int64_t count;
} rival_events;

/* Appends all events to a new database at `path`, `batch` per transaction, each transaction on disk
   before the next. With `has_index`, a second unique index on (stream, version).
   Returns seconds; negative when SQLite fails. */
double rival_append(const char *path, const rival_events *events, int64_t batch, int has_index);

/* Reads the database that rival_append made, in order, and folds each row without decoding it.
   Returns seconds; negative when SQLite fails. */
double rival_scan(const char *path, uint64_t *checksum);

/* Hashes messages one after the other, each after the hash before it: message i lies between
   offsets[i] and offsets[i + 1], and its first 32 bytes are room for that hash.
   Returns seconds and the last hash. */
double rival_hash_chain(uint8_t *messages, const int64_t *offsets, int64_t count, uint8_t *hash);

#endif
