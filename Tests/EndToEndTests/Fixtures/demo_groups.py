"""Evaluates the reach of every service of the demo by hand, from the tables alone.

usage: demo_groups.py DEMO SEED COUNT

Prints one line of JSON per pair of a random address and a GMF: the point, the GMF, and the group
of every service that concerns them, by the table "Who is served" of the design.
"""
import csv
import json
import random
import sys

from shapely.geometry import Point, shape
from shapely.prepared import prep

demo, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def table(name):
    with open(f"{demo}/{name}", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Territories: identifier and area. Larger ones are known by the codes that the smaller ones bear.
LAYERS = [
    ("rls", "RLS_code", {"rts": "RTS_code", "rss": "RSS_code"}),
    ("clsc", "CLSC_code", {}),
    ("municipalities", "MUN_code", {"mrc": "MRC_code"}),
    ("communities", "COM_code", {}),
]
KINDS = {"municipalities": "municipality", "communities": "community"}
areas = []
for layer, code, parents in LAYERS:
    with open(f"{demo}/{layer}.geojson", encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            fields = feature["properties"]
            names = {f"{KINDS.get(layer, layer)}:{fields[code]}"}
            names |= {f"{kind}:{fields[field]}" for kind, field in parents.items()}
            areas.append((names, prep(shape(feature["geometry"]))))


def territories(longitude, latitude):
    point = Point(float(longitude), float(latitude))
    return set().union(*(names for names, area in areas if area.contains(point)))


resources = {row["id"]: row for row in table("resources.csv")}
places = {
    id: territories(row["longitude"], row["latitude"])
    for id, row in resources.items() if row["longitude"]
}


def root(resource):
    whole = resources[resource]["gmf"]
    return root(whole) if whole else resource


def clauses(service):
    """The clauses of a service: (sort, identifiers, exceptions)."""
    reach = service["portee"]
    named = set(service["territoires"].split(";")) - {""}
    but = set(service["sauf"].split(";")) - {""}
    here = reach.removeprefix("sur_place_")
    if reach == "tous":
        return [("everyone", set(), set())]
    if reach == "non_precisee":
        return [("notStated", set(), set())]
    if here != reach:
        own = {id for id in places[service["ressource"]] if id.startswith(here + ":")}
        return [("residence", own, set())]
    if reach == "territoires":
        return [("residence", named, but)]
    registration = ("registration", {root(service["gmf"])}, set())
    if reach == "inscription":
        return [registration]
    if reach == "inscription_ou_territoires":
        return [registration, ("residence", named, set())]
    raise ValueError(reach)


def served_by_place(rules, home):
    return any(
        sort == "everyone" or sort == "residence" and named & home and not but & home
        for sort, named, but in rules)


def group(rules, home, gmf, sites):
    around = any(served_by_place(rules, places[site]) for site in sites if site in places)
    if served_by_place(rules, home):
        return "both" if around else "homeOnly"
    if any(sort == "registration" and gmf in named for sort, named, _ in rules):
        return "registration"
    if any(sort == "notStated" for sort, _, _ in rules):
        return "unknown"
    return "gmfOnly" if around else None


services = {f"service:{row['id']}": clauses(row) for row in table("services.csv")}
gmfs = sorted({root(id) for id, row in resources.items() if row["type"] == "gmf"})
for address in random.Random(seed).sample(table("addresses.csv"), count):
    home = territories(address["longitude"], address["latitude"])
    for gmf in gmfs:
        sites = [id for id, row in resources.items() if row["type"] == "gmf" and root(id) == gmf]
        groups = {id: group(rules, home, gmf, sites) for id, rules in services.items()}
        print(json.dumps({
            "point": f"{address['longitude']},{address['latitude']}",
            "gmf": f"resource:{gmf}",
            "groups": {id: value for id, value in groups.items() if value},
        }))
