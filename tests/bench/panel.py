#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Panels against what else could do it: the same figures, in rounds that take
turns, medians, and ratios.

usage: panel.py PROGRAM [ENTITIES [ROUNDS]]

PROGRAM is panel.c, which draws the figures. NumPy, pandas and Python's Decimal
take theirs from the file it writes; what is not installed is named. Exact peers
must give the same checksums; the others' wrong verdicts are counted. Exits with
1 where an exact peer differs.
"""
import statistics
import subprocess
import sys
import tempfile
import time
from decimal import ROUND_FLOOR, Decimal, getcontext

try:
    import numpy
except ImportError:
    numpy = None
try:
    import pandas
except ImportError:
    pandas = None

YEARS = 15
FEW = 2000  # entities of Decimal
PANDAS = 100000
MASK = (1 << 64) - 1


def with_numpy(figures):
    """Verdicts and floors as a script would have them: doubles."""
    spent, revenue = figures
    s0, s1 = spent[:, :-1], spent[:, 1:]
    growth = s0 * 1.03
    outpace = s0 * revenue[:, 1:] / revenue[:, :-1]
    floor = numpy.maximum(numpy.maximum(s0, growth), outpace)
    broken = (s1 < s0) | (s1 < growth) | (s1 <= outpace)
    return floor, broken


def with_pandas(frame):
    groups = frame.groupby("entity", sort=False)
    spent = groups["spent"].pct_change()
    revenue = groups["revenue"].pct_change()
    return (spent < 0) | (spent < 0.03) | (spent <= revenue)


def with_decimal(figures):
    """Exact; floors as Decimals, verdicts by comparing with them."""
    getcontext().prec = 40
    rate, one = Decimal("1.03"), Decimal(1)
    total, broken = 0, 0
    for spent, revenue in figures:
        for y in range(1, YEARS):
            s0 = spent[y - 1]
            growth = -((-s0 * rate).to_integral_value(ROUND_FLOOR))
            outpace = (s0 * revenue[y] / revenue[y - 1]).to_integral_value(
                ROUND_FLOOR) + one
            floor = max(s0, growth, outpace)
            total += int(floor)
            broken += spent[y] < floor
    return total, broken


def timed(work, *given):
    start = time.process_time()
    result = work(*given)
    return time.process_time() - start, result


class Peers:
    """Each gives (seconds, checks, checksum of floors or None, broken)."""

    def __init__(self, program, entities, file):
        self.program = subprocess.Popen(
            [program, str(entities), file], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, encoding="ascii")
        self.entities = entities
        self.file = file
        self.ours("bytes")  # the figures are written
        self.prepare()

    def prepare(self):
        if numpy is not None:
            raw = numpy.fromfile(self.file, numpy.int64).reshape(
                2, self.entities, YEARS)
            self.doubles = raw.astype(float)
            few = raw[:, :FEW].tolist()
        else:
            few = self.read_few()
        self.decimals = [([Decimal(x) for x in s], [Decimal(x) for x in r])
                         for s, r in zip(*few)]
        if pandas is not None:
            count = min(PANDAS, self.entities)
            self.frame = pandas.DataFrame({
                "entity": numpy.repeat(numpy.arange(count), YEARS),
                "spent": self.doubles[0, :count].ravel(),
                "revenue": self.doubles[1, :count].ravel()})

    def read_few(self):
        count = min(FEW, self.entities)
        found = []
        with open(self.file, "rb") as file:
            for part in range(2):
                file.seek(part * self.entities * YEARS * 8)
                cells = memoryview(file.read(count * YEARS * 8)).cast("q")
                found.append([list(cells[i * YEARS:(i + 1) * YEARS])
                              for i in range(count)])
        return found

    def ours(self, name):
        self.program.stdin.write(name + "\n")
        self.program.stdin.flush()
        seconds, checks, floors, broken = self.program.stdout.readline().split()
        return float(seconds), int(checks), floors, int(broken)

    def numpy(self):
        seconds, (_, broken) = timed(with_numpy, self.doubles)
        return seconds, broken.size, None, int(broken.sum())

    def pandas(self):
        seconds, broken = timed(with_pandas, self.frame)
        return (seconds, len(self.frame) // YEARS * (YEARS - 1), None,
                int(broken.sum()))

    def decimal(self):
        seconds, (total, broken) = timed(with_decimal, self.decimals)
        return (seconds, len(self.decimals) * (YEARS - 1),
                "%016x" % (total & MASK), int(broken))


def main(program, entities="1000000", rounds="7"):
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        peers = Peers(program, int(entities), file.name)
        names = ["panel-1", "panel-apart", "panel-1-clock", "panel-2",
                 "panel-2-cpu", "wide", "int128",
                 "int128-few", "double", "bytes"]
        calls = {name: (lambda name=name: peers.ours(name)) for name in names}
        if numpy is not None:
            calls["numpy"] = peers.numpy
        if pandas is not None:
            calls["pandas"] = peers.pandas
        calls["decimal"] = peers.decimal
        results = {name: [] for name in calls}
        for _ in range(int(rounds)):
            for name, call in calls.items():
                results[name].append(call())
    rate, last = {}, {}
    for name, found in results.items():
        last[name] = found[-1]
        rate[name] = found[-1][1] / statistics.median(
            each[0] for each in found) / 1e6
    wrong = same(last)
    for name, each in rate.items():
        print("%-14s %9.2f M year checks/s   panel is %8.2f times as fast%s"
              % (name, each, rate["panel-1"] / each,
                 note(name, last, entities)))
    print("two threads against one: %.2f by the clock; %.2f of the processor's "
          "time" % (rate["panel-2"] / rate["panel-1-clock"],
                    rate["panel-1"] / rate["panel-2-cpu"]))
    for name, module in (("numpy", numpy), ("pandas", pandas)):
        if module is None:
            print("absent: %s" % name)
    print("checksums: %s" % ("; ".join(wrong) or "equal"))
    return 1 if wrong else 0


def same(last):
    wrong = ["%s differs from int128" % name
             for name in ("panel-1", "panel-2", "panel-apart")
             if last[name][2:] != last["int128"][2:]]
    if last["wide"][2:] != last["int128-few"][2:]:
        wrong.append("wide differs from int128")
    return wrong


def note(name, last, entities):
    if name == "double" or (name == "numpy" and
                            last[name][1] == last["int128"][1]):
        return "   %d years too many or too few broken" % abs(
            last[name][3] - last["int128"][3])
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
