#!/usr/bin/env python3
"""Verifies a log file by its specification (EventFormat.md), with the standard library only.

Usage: verify_log.py LOG.  Prints the summary (exit 0) or the first bad position (exit 1).
"""
import hashlib
import sqlite3
import struct
import sys

TYPES = "integer integer integer integer integer integer integer integer integer text blob text text"
COLUMNS = ("position, stream, version, previous, place, type, schema_version, actor, "
           "recorded_at_ms, effective_on, hash, source, payload")


class Bad(Exception):
    """The first bad position and what is wrong there."""


def blake(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def field(data):
    return struct.pack("<I", len(data)) + data


def content_states(database):
    """Maps each digest to True (sound), False (damaged) or None (erased)."""
    states = {}
    for digest, salt, data, erased in database.execute(
            "SELECT digest, salt, bytes, erased_at_ms FROM contents"):
        sound = erased is None and blake(bytes([len(salt)]) + salt + data) == digest
        states[digest] = sound if erased is None else None
    return states


def verify(path):
    database = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    database.text_factory = bytes
    streams = dict(database.execute("SELECT number, name FROM streams"))
    words = dict(database.execute("SELECT number, text FROM words"))
    contents = content_states(database)
    typeof = " || ' ' || ".join("typeof(%s)" % name for name in COLUMNS.split(", "))
    heads, chain, expected, begun = {}, bytes(32), 0, (None, 0)
    rows = database.execute("SELECT %s, contents, append, %s FROM events ORDER BY position" % (COLUMNS, typeof))
    while True:
        expected += 1
        try:
            row = next(rows, None)
        except sqlite3.DatabaseError as error:
            raise Bad(expected, "unreadable: %s" % error)
        if row is None:
            break
        (position, stream, version, previous, place, kind, schema, actor, recorded,
         effective, stored, source, payload, digests, append, types) = row
        if position != expected:
            raise Bad(min(position, expected), "missing or repeated event")
        if types != TYPES.encode() or digests == b"" or len(digests or b"") % 32:
            raise Bad(position, "malformed field")
        if stream not in streams or kind not in words or actor not in words:
            raise Bad(position, "unknown stream, type or actor")
        if place in (0, 1):
            begun = append, position
        if (append is None) != (place > 1) or position - max(place, 1) + 1 != begun[1]:
            raise Bad(position, "the event belongs to no append")
        name = begun[0] if place == 0 else begun[0] + b"/%d" % place
        digests = digests or b""
        message = chain + b"\x01" + struct.pack("<qqqq", position, version, recorded, schema)
        for text in (streams[stream], name, words[kind], effective, words[actor], source, payload):
            message += field(text)
        chain = blake(message + struct.pack("<I", len(digests) // 32) + digests)
        if chain != stored:
            raise Bad(position, "hash mismatch")
        if (version - 1, previous) != heads.get(stream, (0, 0)):
            raise Bad(position, "stream version or link to the event before")
        heads[stream] = (version, position)
        for start in range(0, len(digests), 32):
            digest = digests[start:start + 32]
            if digest not in contents or contents[digest] is False:
                raise Bad(position, "content missing or damaged: " + digest.hex())
    erased = sum(state is None for state in contents.values())
    return expected - 1, len(heads), erased, chain.hex()


if __name__ == "__main__":
    try:
        print("sound: events %d, streams %d, erased contents %d, head %s" % verify(sys.argv[1]))
    except Bad as bad:
        print("bad position %d: %s" % bad.args)
        sys.exit(1)
