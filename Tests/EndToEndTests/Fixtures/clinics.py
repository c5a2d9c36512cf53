"""Reads the clinics of Montérégie: their points, a GMF, and whether they lie where they say.

usage: clinics.py points CLINICS              longitude, latitude and identifier of each
       clinics.py gmf CLINICS                 identifier, as imported, of the first GMF
       clinics.py compare CLINICS LOCATED RLS the count of clinics in the RLS that their row names
"""
import csv
import json
import sys
import unicodedata

way, clinics = sys.argv[1], sys.argv[2]
with open(clinics, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))


def plain(name):
    """A name without accents, case and punctuation, and without RLS and an article before it."""
    name = name.removeprefix("RLS ")
    for article in ["de la ", "de l'", "du ", "des ", "de ", "d'"]:
        if name.startswith(article):
            name = name[len(article):]
            break
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


if way == "points":
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["lon", "lat", "id"])
    out.writerows([row["longitude"], row["latitude"], row["id"]] for row in rows)
elif way == "gmf":
    print("monteregie-" + next(row["id"] for row in rows if row["type"].startswith("GMF")))
else:
    with open(sys.argv[4], encoding="utf-8") as file:
        features = [feature["properties"] for feature in json.load(file)["features"]]
    names = {fields["RLS_code"]: plain(fields["RLS_nom"]) for fields in features}
    with open(sys.argv[3], encoding="utf-8", newline="") as file:
        located = {row["id"]: row["rls"] for row in csv.DictReader(file)}
    wrong = [
        (row["id"], row["rls"], names.get(located[row["id"]]))
        for row in rows if names.get(located[row["id"]]) != plain(row["rls"])
    ]
    for line in wrong:
        print(line)
    print(f"{len(rows)} clinics, {len(rows) - len(wrong)} in the RLS named")
