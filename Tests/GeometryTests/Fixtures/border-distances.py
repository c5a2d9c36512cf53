"""Writes border-distances.csv: distances on WGS 84 from a point to a segment that is straight in
longitude and latitude, by dense sampling with GeographicLib's geodesics (pyproj), refined twice.

Usage: python3 border-distances.py > border-distances.csv
"""
import math
import random

import numpy as np
from pyproj import Geod

geod = Geod(ellps="WGS84")
random.seed(2026)
print("ax,ay,bx,by,px,py,metres")


def nearest(ax, ay, bx, by, px, py):
    low, high = 0.0, 1.0
    for _ in range(4):
        share = np.linspace(low, high, 2001)
        xs, ys = ax + share * (bx - ax), ay + share * (by - ay)
        metres = geod.inv(np.full_like(xs, px), np.full_like(ys, py), xs, ys)[2]
        best = int(np.argmin(metres))
        low, high = share[max(best - 1, 0)], share[min(best + 1, 2000)]
    return metres[best]


for case in range(400):
    latitude = random.uniform(0, 1) if case % 20 == 0 else random.uniform(44, 62)
    longitude = random.uniform(-80, -57)
    length = 10 ** random.uniform(-4, 0.7)
    turn = random.choice([0, math.pi / 2, random.uniform(0, 2 * math.pi)])
    bx = round(longitude + length * math.cos(turn), 7)
    by = round(min(latitude + length * math.sin(turn), 62.5), 7)
    ax, ay = round(longitude, 7), round(latitude, 7)
    share = random.uniform(-0.3, 1.3)
    away = random.uniform(0, 2 * math.pi)
    far = 10 ** random.uniform(0, 5.7)
    px, py, _ = geod.fwd(
        ax + share * (bx - ax), min(max(ay + share * (by - ay), -1), 62), math.degrees(away), far)
    px, py = round(px, 8), round(py, 8)
    if not -1 <= py <= 62.5:
        continue
    print(f"{ax},{ay},{bx},{by},{px},{py},{nearest(ax, ay, bx, by, px, py):.4f}")
