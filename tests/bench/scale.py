#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether a plan a thousand times as large costs a thousand times as much.

usage: scale.py LOAD [TARGETS...]

LOAD is the program of load.c. For each size, 1,000 to 1,000,000 targets unless
others are given, it prints the time and the memory of a target, and what they
are of those at 10,000. A file of 1,000,000 targets has 430 MB: it stands in a
folder for temporary files (TMPDIR) and is removed.
"""
import os
import subprocess
import sys
import tempfile

import rounds

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 3
BASE = 10000  # targets of the plan that the largest is held against
WANTED = 1.3  # at most, of the time of a target there
SIZES = [1000, BASE, 100000, 1000000]


def write_plan(folder, targets):
    plan = os.path.join(folder, "plan-%d.yaml" % targets)
    with open(plan, "wb") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "make_plan.py"),
                        str(targets)], stdout=file, check=True)
    return plan


def command(program, plan, targets):
    """Small plans are loaded several times; the least counts."""
    return [program, "kjplan", str(max(1, 100000 // targets)), plan]


def measure(program, folder, sizes):
    """Of each size its bytes in the file, ns and bytes held a target."""
    plans = {size: write_plan(folder, size) for size in sizes}
    taken = rounds.take_turns(
        {size: command(program, plan, size) for size, plan in plans.items()},
        ROUNDS)
    rows = {}
    for size, turns in taken.items():
        if any(int(turn[3]) != size for turn in turns):
            sys.exit("scale: %d targets were not read" % size)
        rows[size] = (os.path.getsize(plans[size]) / size,
                      1e9 * min(float(turn[2]) for turn in turns) / size,
                      int(turns[0][4]) / size)
    return rows


def main(program, *sizes):
    sizes = sorted({int(size) for size in sizes} | {BASE}) if sizes else SIZES
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(program, folder, sizes)
    print(rounds.table(
        ["targets", "bytes of file a target", "ns a target",
         "bytes held a target"],
        [[size] + ["%.0f" % figure for figure in row]
         for size, row in rows.items()]))
    largest, base = rows[sizes[-1]], rows[BASE]
    print("a target at %d : at %d: time %.2f (wanted: at most %.2f), memory %.2f"
          % (sizes[-1], BASE, largest[1] / base[1], WANTED,
             largest[2] / base[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
