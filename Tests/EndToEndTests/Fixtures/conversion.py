"""An independent conversion between two divisions of Québec, with shapely; no code of the program.

conversion.py DATA FROM TABLE.csv POPULATION.csv

DATA is the folder of the real data, FROM is rls or clsc. Both are converted into the school service
centres. TABLE.csv and POPULATION.csv are what `ancrage convert` wrote for the people of 2021 with
--format csv, and with --population --years 2021,2026. Every share of area, every number of people
and every bound is compared; prints one line of counts, after a line for each difference.

The rules, as Engine.docc/Conversion.md states them, are written again here from the text: exact
fractions for the apportionment, areas in a cylindrical equal-area projection of finely divided
borders, lengths by geodesics.
"""
import csv
import gzip
import io
import json
import lzma
import math
import sys
import warnings
from collections import defaultdict
from fractions import Fraction

from pyproj import Geod, Transformer
from shapely.geometry import Point, shape
from shapely.ops import transform
from shapely.prepared import prep
from shapely.strtree import STRtree

warnings.simplefilter("ignore")  # shapely 1.8 announces 2.0.

BORDER_METRES = 200
BORDER_SHARE = 0.01
COUNTRY_WEIGHT = 20
GEOD = Geod(ellps="WGS84")
EQUAL_AREA = Transformer.from_crs(4326, 6933, always_xy=True).transform
STEP = 0.001  # Degrees: borders are straight in longitude and latitude, not in the projection.


def polygons(geometry):
    if geometry.is_empty:
        return []
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [part for each in getattr(geometry, "geoms", []) for part in polygons(each)]


def divided(ring):
    points = list(ring.coords)
    result = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        count = max(1, math.ceil(abs(y1 - y0) / STEP))
        result += [(x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count)
                   for k in range(1, count + 1)]
    return result


def ring_area(ring):
    xs, ys = EQUAL_AREA(*zip(*divided(ring)))
    x0, y0 = xs[0], ys[0]
    return abs(math.fsum((xs[i] - x0) * (ys[i + 1] - y0) - (xs[i + 1] - x0) * (ys[i] - y0)
                         for i in range(len(xs) - 1))) / 2


def area(polygon):
    return ring_area(polygon.exterior) - sum(ring_area(hole) for hole in polygon.interiors)


def size(geometry):
    return math.fsum(area(polygon) for polygon in polygons(geometry))


def width(polygon):
    length = GEOD.geometry_length(polygon.exterior) + sum(
        GEOD.geometry_length(hole) for hole in polygon.interiors)
    return 2 * area(polygon) / length


class Division:
    def __init__(self, path, code):
        with open(path, encoding="utf-8") as file:
            features = json.load(file)["features"]
        self.areas = {f["properties"][code]: shape(f["geometry"]) for f in features}
        self.codes = sorted(self.areas)
        geometries = [self.areas[code] for code in self.codes]
        self.name = {id(g): code for g, code in zip(geometries, self.codes)}
        self.prepared = {code: prep(self.areas[code]) for code in self.codes}
        self.tree = STRtree(geometries)

    def pieces(self, land):
        """What lies in each area, and under None what lies in none."""
        result, rest = {}, land
        for geometry in self.tree.query(land):
            common = land.intersection(geometry)
            if polygons(common):
                result[self.name[id(geometry)]] = common
                rest = rest.difference(geometry)
        if polygons(rest):
            result[None] = rest
        return result

    def at(self, point):
        found = [self.name[id(g)] for g in self.tree.query(point)
                 if self.prepared[self.name[id(g)]].contains(point)]
        return found[0] if len(found) == 1 else None


def is_border(piece, land_size):
    parts = polygons(piece)
    return (size(piece) <= BORDER_SHARE * land_size
            and max(width(part) for part in parts) <= BORDER_METRES)


def kept(pieces, land_size, place_share):
    result = {key: piece for key, piece in pieces.items()
              if not is_border(piece, land_size)
              or (key is not None and place_share(key) > BORDER_SHARE)}
    if not result:
        largest = max(pieces, key=lambda key: size(pieces[key]))
        result = {largest: pieces[largest]}
    return result


def places(path):
    """Town codes weigh 1, country codes 20, each shared among its points."""
    points = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points[row["postal_code"]].add((float(row["longitude"]), float(row["latitude"])))
    for code, found in points.items():
        weight = (COUNTRY_WEIGHT if code[1] == "0" else 1) * (5040 // len(found))
        for point in found:
            yield Point(point), weight


def split(unit, unit_area, own, source, target, counts):
    """The parts of a unit as {(source, target): weight}, and whether it is whole."""
    total = size(unit_area)
    weights = counts[unit]
    everything = sum(weights.values())

    def share(test):
        return sum(n for key, n in weights.items() if test(key)) / everything if everything else 0

    outer = {unit: unit_area} if own else kept(
        source.pieces(unit_area), total, lambda s: share(lambda key: key[0] == s))
    cells = {}
    for s, piece in outer.items():
        land = unit_area if len(outer) == 1 else piece
        inner = kept(target.pieces(land), total, lambda t: share(lambda key: key == (s, t)))
        for t, part in inner.items():
            cells[s, t] = land if len(inner) == 1 else part
    if len(cells) == 1:
        return {key: 1 for key in cells}, True
    found = {key: weights.get(key, 0) for key in cells}
    if any(found.values()):
        return found, False
    sizes = {key: size(part) for key, part in cells.items()}
    whole = sum(sizes.values())
    return {key: max(1, round(s / whole * 1_000_000)) for key, s in sizes.items()}, False


class Sharing:
    """Largest remainders, with what rounding left carried on, in exact fractions."""

    def __init__(self, weights):
        self.weights = weights
        self.sum = sum(weights)
        self.given = 0
        self.taken = [0] * len(weights)

    def share(self, number):
        self.given += number
        due = [Fraction(w * self.given, self.sum) - t for w, t in zip(self.weights, self.taken)]
        parts = [math.floor(d) if d > 0 else 0 for d in due]
        rest = [d - p for d, p in zip(due, parts)]
        order = sorted(range(len(parts)), key=lambda i: (-rest[i], -self.weights[i], i))
        left = number - sum(parts)
        for i in order[:max(0, left)]:
            parts[i] += 1
        while left < 0:
            for i in reversed(order):
                if left < 0 and parts[i] > 0:
                    parts[i] -= 1
                    left += 1
        self.taken = [t + p for t, p in zip(self.taken, parts)]
        return parts


def population(path):
    people = {}
    with lzma.open(path) as file:
        for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"), delimiter=";"):
            if row["geo"] == "CLSC" and row["annee"] in ("2021", "2026"):
                sex = {"Féminin": "female", "Masculin": "male"}.get(row["sexe"])
                if sex:
                    people[row["region_id"], int(row["annee"]), sex] = [
                        int(row[str(age)]) for age in range(91)]
    return people


def order(codes):
    """Codes ascending; what lies nowhere comes last."""
    return sorted(codes, key=lambda pair: [(c is None, c or "") for c in pair])


def main():
    data, kind, table_path, population_path = sys.argv[1:]
    clsc = Division(f"{data}/boundaries/clsc_2017_reconstructed.geojson", "CLSC_code")
    rls = Division(f"{data}/boundaries/rls_2020.geojson", "RLS_code")
    target = Division(f"{data}/boundaries/school_service_centres_2020.geojson", "CD_CS")
    source = clsc if kind == "clsc" else rls
    counts = defaultdict(lambda: defaultdict(int))
    for point, weight in places(f"{data}/addresses/postal_codes_quebec.csv.gz"):
        unit = clsc.at(point)
        if unit is not None:
            counts[unit][source.at(point), target.at(point)] += weight

    expected_shares = {}
    for code in source.codes:
        whole = size(source.areas[code])
        for other, piece in target.pieces(source.areas[code]).items():
            expected_shares[code, other] = size(piece) / whole

    people = population(f"{data}/population/population_by_health_territory_1996_2041.csv.xz")
    row_people, low, high = defaultdict(int), defaultdict(int), defaultdict(int)
    converted = defaultdict(lambda: [0] * 91)
    cut = 0
    for unit in clsc.codes:
        cells, is_whole = split(unit, clsc.areas[unit], kind == "clsc", source, target, counts)
        cut += not is_whole
        keys = order(cells)
        for year in (2021, 2026):
            sharing = Sharing([cells[key] for key in keys])
            everybody = 0
            for sex in ("female", "male"):
                for age, number in enumerate(people[unit, year, sex]):
                    everybody += number
                    for key, part in zip(keys, sharing.share(number)):
                        converted[key[1], year, sex][age] += part
                        if year == 2021:
                            row_people[key] += part
            if year == 2021:
                for key in keys:
                    high[key] += everybody
                    low[key] += everybody if is_whole else 0

    differences = []
    largest = 0.0
    rows = {}
    with open(table_path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = lambda text: text.split(":")[1] if text else None
            rows[code(row["from"]), code(row["to"])] = row
    for key in order(set(rows) | set(expected_shares)):
        found = float(rows[key]["area_share"]) if key in rows else 0.0
        expected = expected_shares.get(key, 0.0)
        largest = max(largest, abs(found - expected))
        if abs(found - expected) >= 1e-6:
            differences.append(f"{key}: area {found}, shapely {expected}")
        if key in rows:
            triple = [int(rows[key][c]) for c in ("people", "people_low", "people_high")]
            if triple != [row_people[key], low[key], high[key]]:
                differences.append(
                    f"{key}: people {triple}, here {[row_people[key], low[key], high[key]]}")
        elif row_people[key]:
            differences.append(f"{key}: {row_people[key]} people and no row")

    seen = set()
    with open(population_path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["sex"] == "total":
                continue
            key = (row["school-service-centre"] or None, int(row["year"]), row["sex"])
            seen.add(key)
            found = [int(row[str(age) if age < 90 else "90+"]) for age in range(91)]
            if found != converted[key]:
                differences.append(f"{key}: ages differ")
    for key, ages in converted.items():
        if key not in seen and sum(ages):
            differences.append(f"{key}: {sum(ages)} people and no row")
    for difference in differences:
        print(difference)
    all_people = sum(sum(ages) for ages in converted.values())
    published = sum(sum(ages) for ages in people.values())
    print(f"rows {len(rows)}, units {len(clsc.codes)}, cut {cut}, "
          f"largest difference of area shares below 1e-6: {largest < 1e-6}, "
          f"people {all_people} of {published}, differences {len(differences)}")
    print(f"largest difference of area shares {largest:.2e}", file=sys.stderr)


main()
