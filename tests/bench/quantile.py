#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Quantiles of a fan against what else could find them, in rounds that take
turns: medians and ratios. Exits with 1 where the values differ.

usage: quantile.py PROGRAM [COUNT [ROUNDS]]

PROGRAM is quantile.c; NumPy takes its values from nowhere: it is timed on its
own, of as many doubles."""
import statistics
import subprocess
import sys
import time

try:
    import numpy
except ImportError:
    numpy = None

PARTS = [0.05, 0.25, 0.5, 0.75, 0.95]
NAMES = ["ranked", "nth", "nth-whole", "sort"]


def main(program, count="1000000", rounds="15"):
    peers = subprocess.Popen([program, count], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, encoding="ascii")

    def ask(name):
        peers.stdin.write(name + "\n")
        peers.stdin.flush()
        seconds, *found = peers.stdout.readline().split()
        return float(seconds), found

    def ask_numpy():
        start = time.process_time()
        numpy.quantile(values, PARTS)
        return time.process_time() - start, None

    calls = {name: (lambda name=name: ask(name)) for name in NAMES}
    if numpy is not None:
        values = 3e12 * numpy.exp(
            0.11 * numpy.random.default_rng(3).standard_normal(int(count)))
        calls["numpy"] = ask_numpy
    taken = {name: [] for name in calls}
    for _ in range(int(rounds)):
        for name, call in calls.items():
            taken[name].append(call())
    for name, found in taken.items():
        print("%-10s %8.2f ms   ranked is %6.2f times as fast" % (
            name, 1e3 * statistics.median(each[0] for each in found),
            statistics.median(theirs[0] / ours[0] for ours, theirs in
                              zip(taken["ranked"], found))))
    if numpy is None:
        print("absent: numpy")
    wrong = [name for name in NAMES if taken[name][-1][1:] !=
             taken["ranked"][-1][1:]]
    print("values: %s" % ("; ".join(wrong) or "equal"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
