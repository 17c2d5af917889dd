#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Least paths of many cities against linear programmes: what a city costs, the
same totals, and agreement on which cities have no path.

usage: least.py PROGRAM [CITIES [ROUNDS]]

PROGRAM is least.c. GLPK is linked where it is installed; HiGHS is SciPy's. What
is not installed is named. Exits with 1 where a total is more than 10^-9 off, or
another number of cities has no path.
"""
import subprocess
import sys
import tempfile
import time

import rounds

try:
    import numpy
    from scipy.optimize import linprog
    from scipy.sparse import diags
except ImportError:
    linprog = None

YEARS = 10
FEW = 200  # cities of HiGHS
FIELDS = ("seconds", "least", "cities", "total", "none")


def solve(base, target, revenue):
    """The least total of a city, or None."""
    factor = numpy.maximum(revenue[1:] / revenue[:-1], 1.03)
    unit = 1e-8
    floor = diags([-numpy.ones(YEARS), factor[1:]], [0, -1])
    cap = diags([numpy.ones(YEARS), numpy.full(YEARS - 1, -1.25)], [0, -1])
    bounds = numpy.zeros((YEARS, 2))
    bounds[:, 1] = numpy.inf
    bounds[-1, 0] = target * unit
    most = numpy.zeros(2 * YEARS)
    most[0], most[YEARS] = -factor[0] * base * unit, 1.25 * base * unit
    found = linprog(numpy.ones(YEARS),
                    A_ub=numpy.vstack([floor.toarray(), cap.toarray()]),
                    b_ub=most, bounds=bounds, method="highs")
    return found.fun / unit if found.status == 0 else None


def highs(program, count):
    """The same line as the program's."""
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        subprocess.run([program, "write", str(count), file.name], check=True)
        cities = numpy.fromfile(file.name, numpy.int64).reshape(count, -1)
    start = time.process_time()
    totals = [solve(float(c[0]), float(c[1]), c[2:].astype(float))
              for c in cities]
    spent = time.process_time() - start
    return {"seconds": spent, "least": spent, "cities": count,
            "total": sum(t for t in totals if t is not None),
            "none": totals.count(None)}


def line(program, way, count, turns):
    """Of a way the line of its best round; None where it is absent."""
    lines = [rounds.run([program, way, str(count)]) for _ in range(turns)]
    if lines[0] == ["absent"]:
        return None
    lines = [dict(zip(FIELDS, map(float, each[1:]))) for each in lines]
    return min(lines, key=lambda each: each["least"])


def differs(name, one, other):
    off = abs(one["total"] - other["total"]) / other["total"]
    if off > 1e-9 or one["none"] != other["none"]:
        print("%s differs: %g of the total, %d and %d without a path"
              % (name, off, one["none"], other["none"]))
        return True
    return False


def main(program, cities="3000", turns="3"):
    count, turns = int(cities), int(turns)
    found = {way: line(program, way, count, turns)
             for way in ("bulk", "path", "whole", "closed", "glpk")}
    wrong = differs("closed", found["closed"], found["path"])
    wrong = differs("bulk", found["bulk"], found["path"]) or wrong
    if linprog is not None:
        found["highs"] = highs(program, min(FEW, count))
        few = line(program, "path", min(FEW, count), 1)
        wrong = differs("highs", found["highs"], few) or wrong
    if found["glpk"] is not None:
        wrong = differs("glpk", found["glpk"], found["path"]) or wrong
    each = {name: taken["least"] / taken["cities"] * 1e6
            for name, taken in found.items() if taken is not None}
    print(rounds.table(
        ["way", "microseconds a city", "`bulk` is times as fast"],
        [[name, "%.2f" % each[name], "%.2f" % (each[name] / each["bulk"])]
         for name in each]))
    for name, there in (("glpk", found["glpk"]), ("scipy", linprog)):
        if there is None:
            print("absent: %s" % name)
    print("cities without a path: %d of %d" % (found["path"]["none"], count))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
