"""Draws rows of a table with the columns longitude and latitude.

usage: sample_points.py TABLE SEED COUNT
"""
import csv
import random
import sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = [row for row in csv.DictReader(file) if row["longitude"]]
print("lon,lat")
for row in random.Random(int(sys.argv[2])).sample(rows, int(sys.argv[3])):
    print(f"{row['longitude']},{row['latitude']}")
