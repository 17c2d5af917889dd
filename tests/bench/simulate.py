#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Simulations against what else could do it: the same model, in rounds that
take turns, medians, and ratios.

usage: simulate.py PROGRAM [DRAWS [ROUNDS]]

PROGRAM is simulate.c, which has the model and the peers in C; NumPy draws here.
What is not installed is named. Peers draw other numbers, so that their
probabilities and quantiles must agree within what chance explains; ours must be
the same to the bit for one thread and for two. Exits with 1 where they are not.
"""
import ctypes
import math
import statistics
import subprocess
import sys
import time

try:
    import numpy
except ImportError:
    numpy = None

YEARS = 10
PARTS = [0.05, 0.25, 0.5, 0.75, 0.95]
OURS = ["fan", "fan-clock", "fan-2", "fan-2-cpu", "alone"]
ERRORS = 6  # standard errors, of which one is met by chance in 10^8 rounds
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3


def with_numpy(count):
    """As a script would: arrays over all draws, a year at a time."""
    rng = numpy.random.default_rng(42)
    gdp, revenue = numpy.zeros(count), numpy.zeros(count)
    share = numpy.full(count, 0.03)
    fan = numpy.empty((YEARS, count))
    for year in range(YEARS):
        first, second = rng.standard_normal(count), rng.standard_normal(count)
        gdp = 0.5 * gdp + 0.02 * first
        revenue = 0.4 * revenue + 0.035 * (0.6 * first + 0.8 * second)
        growth = numpy.maximum(math.log(1.056541) + revenue, math.log(1.03))
        share *= numpy.exp(growth - math.log(1.051271) - gdp)
        fan[year] = share
        if year == 4:
            middle = (share >= 0.031).mean()
    quantiles = numpy.quantile(fan, PARTS, axis=1)[:, -1]
    return [middle, (share >= 0.0335).mean()] + list(quantiles)


def keep_pages():
    """Arrays stay in the heap, as in a script that simulates again and again."""
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, 1 << 25)
        libc.mallopt(M_TRIM_THRESHOLD, 1 << 30)
    except (OSError, AttributeError):
        pass


class Peers:
    """Each gives [seconds, statistics..., digest], or None where it is not."""

    def __init__(self, program, draws):
        self.draws = draws
        self.program = subprocess.Popen(
            [program, str(draws)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, encoding="ascii")
        self.calls = {name: (lambda name=name: self.told(name))
                      for name in OURS + ["libm", "gsl"]}
        if numpy is not None:
            self.calls["numpy"] = self.numpy

    def ask(self, order):
        self.program.stdin.write(order + "\n")
        self.program.stdin.flush()
        return self.program.stdout.readline().split()

    def told(self, name):
        told = self.ask(name)
        if told == ["absent"]:
            return None
        return [float(field) for field in told[:-1]] + told[-1:]

    def numpy(self):
        start = time.process_time()
        found = with_numpy(self.draws)
        return [time.process_time() - start] + found + [""]


def differ(found, draws):
    """Where a peer's statistics are not ours."""
    ours = found["fan"]
    wrong = ["%s is not fan to the bit" % name
             for name in OURS if found[name][1:3] != ours[1:3] or
             (name != "alone" and found[name][-1] != ours[-1])]
    for name, peer in found.items():
        for i in (1, 2):
            error = math.sqrt(2 * ours[i] * (1 - ours[i]) / draws)
            if abs(peer[i] - ours[i]) > ERRORS * error:
                wrong.append("%s: a probability of %.5f, not %.5f" %
                             (name, peer[i], ours[i]))
        for i, part in enumerate(PARTS, 3):
            # the density there is at least 1.5 (20 for the median)
            error = math.sqrt(2 * part * (1 - part) / draws) / 1.5
            if peer[i] and abs(peer[i] - ours[i]) > ERRORS * error:
                wrong.append("%s: a quantile of %.6f, not %.6f" %
                             (name, peer[i], ours[i]))
    return wrong


def main(program, draws="1000000", rounds="7"):
    keep_pages()
    peers = Peers(program, int(draws))
    taken = {name: [] for name in peers.calls}
    for _ in range(int(rounds) + 1):
        for name, call in peers.calls.items():
            taken[name].append(call())
    last = {name: found[-1] for name, found in taken.items()
            if found[-1] is not None}
    wrong = differ(last, int(draws))
    # the first round is cold
    seconds = {name: statistics.median(each[0] for each in taken[name][1:])
               for name in last}

    def ratio(name, peer):
        return statistics.median(theirs[0] / ours[0] for ours, theirs in
                                 zip(taken[name][1:], taken[peer][1:]))

    for name, found in last.items():
        print("%-10s %8.2f M path-years/s   P %.5f %.5f   quantiles %s" % (
            name, int(draws) * YEARS / seconds[name] / 1e6, found[1], found[2],
            " ".join("%.6f" % each for each in found[3:-1])))
    for name in ("libm", "gsl", "numpy"):
        if name not in last:
            print("absent: %s" % name)
        else:
            ours = "alone" if name == "libm" else "fan"
            print("%s is %.2f times as fast as %s" %
                  (ours, ratio(ours, name), name))
    print("two threads against one: %.2f by the clock; %.2f of the processor's "
          "time" % (ratio("fan-2", "fan-clock"), ratio("fan-2-cpu", "fan")))
    print("the fan costs %.2f of probabilities alone" % ratio("alone", "fan"))
    print("a thread takes %s bytes, a draw %s" % tuple(peers.ask("memory")))
    print("statistics: %s" % ("; ".join(wrong) or "equal"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
