"""People of a territory by the published table itself, read without any code of the program.

population.py TABLE.csv.xz SEED COUNT

Draws COUNT rows of territories, years and groups of ages from the seed and prints for each a JSON
object: kind, code, year, and for each group of ages the women, the men and everybody.
"""
import csv
import io
import json
import lzma
import random
import sys

KINDS = {"CLSC": "clsc", "RLS": "rls", "RTS": "rts", "RSS": "rss"}
GROUPS = [(0, 4), (5, 11), (12, 17), (18, 24), (25, 44), (45, 64), (65, 74), (75, 84), (85, 90)]
SEXES = {"Féminin": "female", "Masculin": "male", "Total": "total"}


def main():
    path, seed, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with lzma.open(path) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"), delimiter=";"))
    places = sorted({(r["geo"], r["region_id"]) for r in rows if r["geo"] in KINDS})
    years = sorted({r["annee"] for r in rows})
    draw = random.Random(int(seed))
    wanted = {(*draw.choice(places), draw.choice(years)): {} for _ in range(count)}
    for row in rows:
        found = wanted.get((row["geo"], row["region_id"], row["annee"]))
        if found is not None:
            found[SEXES[row["sexe"]]] = [
                sum(int(row[str(age)]) for age in range(low, high + 1)) for low, high in GROUPS]
    for (geo, code, year), found in wanted.items():
        print(json.dumps({"territory": f"{KINDS[geo]}:{code}", "year": int(year), **found}))


main()
