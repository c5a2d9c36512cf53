"""Compares a converted population with the published one, where territories nest.

nested.py TABLE.csv.xz LEVEL CONVERTED.csv

LEVEL is the level of the published table into which CONVERTED.csv was converted. Every territory,
year, sex and age must be the same; prints the number of rows and of differences.
"""
import csv
import io
import lzma
import sys

SEXES = {"Féminin": "female", "Masculin": "male", "Total": "total"}


def main():
    path, level, converted = sys.argv[1:]
    published = {}
    with lzma.open(path) as file:
        for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"), delimiter=";"):
            if row["geo"] == level:
                key = (row["region_id"], row["annee"], SEXES[row["sexe"]])
                published[key] = [row[str(age)] for age in range(91)]
    count = differences = 0
    with open(converted, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            count += 1
            code = row[next(iter(row))]
            found = [row[str(age) if age < 90 else "90+"] for age in range(91)]
            people = str(sum(int(number) for number in found))
            exact = row["people"] == row["people_low"] == row["people_high"] == people
            differences += not exact or published.pop((code, row["year"], row["sex"]), None) != found
    print(f"rows {count}, differences {differences}, left {len(published)}")


main()
