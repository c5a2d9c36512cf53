"""People of territories in 2015 by the published table itself, read without any code of the program.

people_2015.py TABLE.csv.xz

Prints a JSON object: for each RLS and RSS, as `rls:0512`, everybody who is counted in it.
"""
import csv
import io
import json
import lzma
import sys

people = {}
with lzma.open(sys.argv[1]) as file:
    for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"), delimiter=";"):
        if row["geo"] in ("RLS", "RSS") and row["annee"] == "2015" and row["sexe"] == "Total":
            territory = f"{row['geo'].lower()}:{row['region_id']}"
            people[territory] = sum(int(row[str(age)]) for age in range(91))
print(json.dumps(people))
