#!/usr/bin/env python3
"""Asks other engines for the doors of a gazetteer, with the questions that ours is asked.

usage: measure.py FOLDER [--engines sqlite,tantivy,addok] [--questions 200] [--json]

FOLDER holds the two files that make-gazetteer or public-cases writes. Each engine is given the gazetteer as it
likes it best, is asked on one thread, and its first answer is right when it stands within two
metres of the door that was meant. Standard output is the table (or JSON), standard error is people.

Needs beside Python 3.11 or later:
  sqlite   nothing (FTS5 of the system's library)
  tantivy  the package tantivy
  addok    the packages addok and addok-fr, and a redis-server on this machine: the one in the
           environment variable REDIS_SERVER, else the one in the path. It is started for the run,
           on a socket of its own, and keeps nothing.
"""

import argparse
import contextlib
import csv
import json
import math
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata

RIGHT_METRES = 2.0


def tell(text):
    print(text, file=sys.stderr, flush=True)


def plain(text):
    """Small letters without accents; what is neither letter nor digit becomes a space."""
    letters = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9/]+", " ", letters).strip()


def words_of(text):
    """The words of a question; a postal code is one word."""
    joined = re.sub(r"\b([a-z]\d[a-z]) (\d[a-z]\d)\b", r"\1\2", plain(text))
    return joined.split()


class Streets:
    """The gazetteer by street: what each engine answers with, and where its doors stand."""

    def __init__(self, folder):
        self.names = []  # (street, municipality, [postal codes], {place names})
        self.doors = []  # {"12a": (longitude, latitude)}
        numbers = {}
        with open(os.path.join(folder, "gazetteer-addresses.csv"), encoding="utf-8") as file:
            for row in csv.reader(file):
                if row[0] == "number":
                    continue
                number, suffix, _, street, town, place, code, east, north = row
                # A namesake town far away has other first characters of its codes.
                key = (street, town, code[:3])
                index = numbers.get(key)
                if index is None:
                    index = numbers[key] = len(self.names)
                    self.names.append((street, town, [], set()))
                    self.doors.append({})
                codes, places = self.names[index][2:]
                if code not in codes:
                    codes.append(code)
                if place:
                    places.add(place)
                point = (float(east), float(north))
                self.doors[index].setdefault(number + suffix.lower(), point)

    def point(self, index, number, suffix):
        """The door; a street that the gazetteer knows by itself has one point for all numbers."""
        doors = self.doors[index]
        return doors.get(number + suffix) or doors.get(number) or doors.get("")

    def best(self, indices, number, suffix, near):
        """Of streets, best first, the point of the first that has the door, or of the nearest."""
        points = (self.point(index, number, suffix) for index in indices)
        points = (point for point in points if point)
        if near:
            return min(points, key=lambda point: metres(near, point), default=None)
        return next(points, None)


def number_in(words):
    """Number and suffix of a question: `12`, `12a`, `12 bis`, `12 1/2`, and `4-12`, whose unit
    stands first. Behind other words a number of up to four digits is one."""
    if len(words) > 2 and words[0].isdigit() and words[1].isdigit():
        if not words[2].startswith("/"):
            return words[1], "", words[2:]
    if words and (match := re.fullmatch(r"(\d+)([a-z]?|bis|ter|quater)", words[0])):
        rest = words[1:]
        if rest and rest[0] in ("1/2", "bis", "ter", "quater"):
            return match[1], rest[0], rest[1:]
        return match[1], match[2], rest
    for index, word in enumerate(words):
        if re.fullmatch(r"\d{1,4}(|[a-z]|bis|ter|quater)", word) and index + 1 < len(words):
            number, suffix, rest = number_in(words[index:])
            return number, suffix, words[:index] + rest
    return "", "", words


def named(words):
    """The words without unit: `app 4` and `# 4` are of no use to these engines."""
    kept = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("app", "apt", "unite"):
            skip = True
        else:
            kept.append(word)
    return kept


class SQLite:
    """FTS5 over streets: all words, and where that gives nothing, any of them."""

    name = "sqlite"

    def __init__(self, streets, folder):
        self.streets = streets
        self.path = os.path.join(folder, "fts.db")
        self.database = sqlite3.connect(self.path)
        self.database.execute("CREATE VIRTUAL TABLE streets USING fts5(words, content='')")
        with self.database:
            self.database.executemany(
                "INSERT INTO streets (rowid, words) VALUES (?, ?)",
                (
                    (index + 1, document(names))
                    for index, names in enumerate(streets.names)
                ),
            )
            self.database.execute("INSERT INTO streets(streets) VALUES ('optimize')")

    def find(self, text, near=None):
        number, suffix, words = number_in(words_of(text))
        quoted = [f'"{word}"' for word in named(words)]
        if not quoted:
            return None
        for joint in (" AND ", " OR "):
            rows = self.database.execute(
                "SELECT rowid FROM streets WHERE streets MATCH ? ORDER BY rank LIMIT 10",
                (joint.join(quoted),),
            )
            point = self.streets.best((row - 1 for (row,) in rows), number, suffix, near)
            if point:
                return point
        return None

    def size(self):
        return os.path.getsize(self.path)

    def close(self):
        self.database.close()


def document(names):
    street, town, codes, places = names
    joined = [code.replace(" ", "") for code in codes]
    return " ".join([plain(street), plain(town)] + [plain(p) for p in sorted(places)] + joined).lower()


class Tantivy:
    """Streets as documents; every word as it is and, where long enough, with up to two errors."""

    name = "tantivy"

    def __init__(self, streets, folder):
        import tantivy

        self.library = tantivy
        self.streets = streets
        self.folder = os.path.join(folder, "tantivy")
        os.mkdir(self.folder)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", stored=False)
        builder.add_unsigned_field("street", stored=True)
        self.schema = builder.build()
        index = tantivy.Index(self.schema, path=self.folder)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for number, names in enumerate(streets.names):
            writer.add_document(tantivy.Document(words=document(names).lower(), street=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def find(self, text, near=None):
        number, suffix, words = number_in(words_of(text))
        query, occur = self.library.Query, self.library.Occur.Should
        clauses = []
        for word in named(words):
            clauses.append((occur, query.term_query(self.schema, "words", word)))
            if len(word) >= 5:
                distance = 2 if len(word) >= 7 else 1
                clauses.append(
                    (
                        occur,
                        query.fuzzy_term_query(
                            self.schema, "words", word, distance=distance,
                            transposition_cost_one=True,
                        ),
                    )
                )
        if not clauses:
            return None
        hits = self.searcher.search(query.boolean_query(clauses), 10).hits
        found = (self.searcher.doc(address)["street"][0] for _, address in hits)
        return self.streets.best(found, number, suffix, near)

    def size(self):
        return sum(entry.stat().st_size for entry in os.scandir(self.folder))

    def close(self):
        pass


class Addok:
    """addok with addok-fr, its store a redis-server that is started for the run."""

    name = "addok"

    def __init__(self, streets, folder):
        self.socket = os.path.join(folder, "redis.socket")
        server = os.environ.get("REDIS_SERVER") or shutil.which("redis-server")
        if not server:
            raise RuntimeError("no redis-server: set REDIS_SERVER")
        self.server = subprocess.Popen(
            [server, "--port", "0", "--unixsocket", self.socket, "--save", "", "--dir", folder],
            stdout=subprocess.DEVNULL,
        )
        try:
            self.load(streets, folder)
        except BaseException:
            self.close()
            raise

    def load(self, streets, folder):
        configuration = os.path.join(folder, "addok.conf")
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(
                "PROCESSORS_PYPATHS = ['addok.helpers.text.tokenize',"
                " 'addok.helpers.text.normalize', 'addok.helpers.text.flag_housenumber',"
                " 'addok.helpers.text.synonymize', 'addok_fr.phonemicize']\n"
                "FILTERS = []\n"
                f"LOG_DIR = {folder!r}\n"
            )
        os.environ["ADDOK_CONFIG_MODULE"] = configuration
        os.environ["REDIS_SOCKET"] = self.socket
        lines = os.path.join(folder, "streets.json")
        with open(lines, "w", encoding="utf-8") as file:
            for index, (street, town, codes, _) in enumerate(streets.names):
                file.write(json.dumps(addok_document(index, street, town, codes, streets)) + "\n")
        while not os.path.exists(self.socket):
            if self.server.poll() is not None:
                raise RuntimeError("redis-server ended")
            time.sleep(0.05)
        program = os.path.join(os.path.dirname(sys.executable), "addok")
        for words in (["batch", lines], ["ngrams"]):
            subprocess.run([program] + words, check=True, stdout=subprocess.DEVNULL)
        with contextlib.redirect_stdout(sys.stderr):
            from addok.config import config

            config.load()
            from addok.core import search
        self.search = search

    def find(self, text, near=None):
        place = {"lon": near[0], "lat": near[1]} if near else {}
        results = self.search(text, limit=1, **place)
        if not results:
            return None
        return float(results[0].lon), float(results[0].lat)

    def size(self):
        from addok.db import DB

        return DB.info("memory")["used_memory"]

    def close(self):
        self.server.terminate()
        self.server.wait()


def addok_document(index, street, town, codes, streets):
    doors = streets.doors[index]
    first = next(iter(doors.values()))
    numbers = {}
    for number, (east, north) in doors.items():
        if not number:
            continue
        match = re.fullmatch(r"(\d+)(.*)", number)
        numbers[f"{match[1]} {match[2]}".strip()] = {"lat": north, "lon": east, "id": number}
    return {
        "_id": str(index), "id": str(index), "type": "street", "name": street or town,
        "city": town, "postcode": codes, "lat": first[1], "lon": first[0], "importance": 0.1,
        "housenumbers": numbers,
    }


def metres(one, other):
    north = one[1] - other[1]
    east = (one[0] - other[0]) * math.cos(math.radians(one[1]))
    return math.hypot(north, east) * 111_195


def questions_of(folder, count):
    kinds = {}
    with open(os.path.join(folder, "gazetteer-questions.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            asked = kinds.setdefault(row["kind"], [])
            if len(asked) < count:
                point = (float(row["longitude"]), float(row["latitude"]))
                near = (row.get("near_longitude"), row.get("near_latitude"))
                near = (float(near[0]), float(near[1])) if near[0] and near[1] else None
                asked.append((row["text"], point, near))
    return kinds


def measure(engine, kind, asked):
    times = []
    right = 0
    for text, point, near in asked:
        start = time.perf_counter()
        found = engine.find(text, near)
        times.append((time.perf_counter() - start) * 1e6)
        right += found is not None and metres(found, point) <= RIGHT_METRES
    times.sort()
    return {
        "engine": engine.name, "kind": kind, "asked": len(asked),
        "findsPerSecond": 1e6 * len(times) / sum(times),
        "p50Microseconds": times[(len(times) - 1) // 2],
        "p99Microseconds": times[(len(times) - 1) * 99 // 100],
        "rightShare": right / len(asked),
    }


def run(make, streets, kinds, answer):
    with tempfile.TemporaryDirectory(prefix="address-rival-") as folder:
        start = time.perf_counter()
        engine = make(streets, folder)
        try:
            took = time.perf_counter() - start
            answer["notes"].append(
                f"{engine.name}: built in {took:.1f} s, {engine.size() / 1e6:.0f} MB,"
                " doors kept beside it"
            )
            for kind, asked in kinds.items():
                tell(f"{engine.name}: {kind}")
                answer["figures"].append(measure(engine, kind, asked))
        finally:
            engine.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--engines", default="sqlite,tantivy,addok")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    engines = {make.name: make for make in (SQLite, Tantivy, Addok)}
    chosen = options.engines.split(",")
    if unknown := [name for name in chosen if name not in engines]:
        parser.error(f"no such engine: {', '.join(unknown)}")
    tell("reading the gazetteer")
    streets = Streets(options.folder)
    kinds = questions_of(options.folder, options.questions)
    answer = {"figures": [], "notes": []}
    for name in chosen:
        try:
            run(engines[name], streets, kinds, answer)
        except (ImportError, RuntimeError, subprocess.CalledProcessError) as error:
            answer["notes"].append(f"{name}: could not be run: {error}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    answer["notes"].append(f"rivals: peak memory of the process {peak:.0f} MB")
    if options.json:
        json.dump(answer, sys.stdout)
        return
    print(f"{'engine':8} {'kind':12} {'asked':>6} {'finds/s':>9} {'p50 µs':>9} {'p99 µs':>9} {'right':>6}")
    for one in answer["figures"]:
        print(
            f"{one['engine']:8} {one['kind']:12} {one['asked']:6} {one['findsPerSecond']:9.0f}"
            f" {one['p50Microseconds']:9.0f} {one['p99Microseconds']:9.0f} {one['rightShare']:6.3f}"
        )
    print("\n".join(answer["notes"]))


if __name__ == "__main__":
    main()
