# SPDX-License-Identifier: MIT
"""Where SciPy is: the corridor's least path has the least total that HiGHS finds, and both call the same plans infeasible.

Floors are linear rows (no any_of, strictness as one step of a quantum more); amounts are whole multiples of the grid,
which is one where an anchor lies between multiples.
"""
import argparse
import random
import sys
from fractions import Fraction

try:
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
except ImportError:
    milp = None

from path_brute import Brute
from path_curves import Undecided
from path_oracle import Q, Track
from test_path import Tiny

KINDS = ("not_below_previous", "not_below_peak", "grow_at_least", "grow_by_at_least", "outpace", "share_at_least",
         "share_not_below_previous", "average_growth_at_least", "amount_at_least", "at_least_peers")


class Rows:
    """The constraints of a plan in multiples of the grid: each row says sum(a_y * k_y) >= b, with whole numbers."""

    def __init__(self, plan):
        self.brute = Brute(plan, 0)
        self.plan, self.path, self.ind = plan, self.brute.path, self.brute.ind
        self.first, self.base, self.end, self.grid = (self.brute.first, self.brute.base, self.brute.end, self.brute.grid)
        self.years, self.rows = range(self.first + 1, self.end + 1), []
        for t in self.years:
            for low, high in self.brute.ends.get(t, ()):
                if low is not None:
                    self.row({t: 1}, low)
                if high is not None:
                    self.row({t: -1}, -high)
            self.caps(t)
            for rule in plan["rules"]:
                for c in self.brute.judged(rule, t) if t not in rule["exempt"] else ():
                    self.clause(c, t)

    def row(self, terms, b, strict=False):
        """Amounts at or before the base year are known: they go to the right."""
        b = Fraction(b)
        terms = {y: Fraction(a) for y, a in terms.items()}
        for y in [y for y in terms if y <= self.first]:
            b -= terms.pop(y) * self.known(y)
        scale = 1
        for x in list(terms.values()) + [b]:
            scale = scale * x.denominator // gcd(scale, x.denominator)
        self.rows.append(({y: int(a * scale * self.grid) for y, a in terms.items()}, int(b * scale) + bool(strict)))

    def known(self, year):
        return self.base if year == self.first else self.brute.seen["s"][year]

    def caps(self, t):
        for cap in self.path["caps"]:
            if cap["years"] and not cap["years"][0] <= t <= cap["years"][1]:
                continue
            if cap["kind"] == "grow_at_most":
                self.row({t: -Q, t - 1: Q + cap["value"]}, 0)
            elif cap["kind"] == "amount_at_most" and t in cap["amounts"]:
                self.row({t: -1}, -cap["amounts"][t])
            elif cap["kind"] == "share_at_most" and t in self.brute.seen[cap["of"]]:
                self.row({t: -1}, -Fraction(cap["value"] * self.brute.seen[cap["of"]][t], Q))

    def clause(self, c, t):
        kind, strict, keep = c["kind"], c.get("strict", False), Q - c.get("tolerance", 0)
        seen = self.brute.seen.get(c.get("of"), {})
        now, before = seen.get(t), seen.get(t - 1)
        back = t - c.get("lookback", 1)
        if kind == "not_below_previous" and (back >= self.first or back in self.brute.seen["s"]):
            self.row({t: Q, back: -keep}, 0, strict)
        elif kind == "not_below_peak":
            for y in sorted({*self.brute.seen["s"], *range(self.first, t)}):
                if y < t and (y >= self.first or y in self.brute.seen["s"]):
                    self.row({t: 1, y: -1}, 0)
        elif kind == "grow_at_least":
            self.row({t: Q, t - 1: -(Q + c["value"])}, 0)
        elif kind == "grow_by_at_least":
            self.row({t: 1, t - 1: -1}, c["value"])
        elif kind == "outpace" and now is not None and before:
            now = max(now, before) if c.get("hold") else now
            margin = c.get("margin")
            self.row({t: Q * before, t - 1: -(Q * now + (margin or 0) * before)}, 0, margin is None)
        elif kind == "share_at_least" and now is not None:
            self.row({t: 1}, Fraction(c["value"] * now, Q))
        elif kind == "share_not_below_previous" and now is not None and before:
            self.row({t: before * Q, t - 1: -keep * now}, 0, strict)
        elif kind == "average_growth_at_least":
            since, n = c["since"], t - c["since"]
            if since >= self.first or since in self.brute.seen["s"]:
                self.row({t: Q**n, since: -(Q + c["value"])**n}, 0)
        elif kind == "amount_at_least":
            self.row({t: 1}, c["amounts"][t])
        elif kind == "at_least_peers":
            peers = [self.brute.seen[i].get(t) for i in c["peers"]]
            if None not in peers:
                self.row({t: len(peers)}, sum(peers))

    def exact(self, steps):
        """Whether these multiples satisfy every row, in whole numbers."""
        return all(sum(a * steps[y] for y, a in terms.items()) >= b for terms, b in self.rows)

    def solve(self):
        """The least total in multiples of the grid, or None; rows are scaled, so that a solver's tolerance is small."""
        n = len(self.years)
        matrix, lows = [], []
        for terms, b in self.rows:
            largest = max([abs(a) for a in terms.values()] + [1])
            matrix.append([float(Fraction(terms.get(y, 0), largest)) for y in self.years])
            lows.append(float(Fraction(b, largest)) - 1e-9)
        rows = [LinearConstraint(numpy.array(matrix), lows, numpy.inf)] if matrix else []
        found = milp(numpy.ones(n), constraints=rows, integrality=numpy.ones(n), bounds=Bounds(0, 10**6))
        if found.status != 0:
            return None
        steps = {y: round(x) for y, x in zip(self.years, found.x)}
        return sum(steps.values()) if self.exact(steps) else "inexact"


def gcd(a, b):
    return gcd(b, a % b) if b else a


class Linear(Tiny):
    """Tiny plans whose floors are linear in the amounts: no any_of, no owed base, nothing to adjust."""

    def clause(self, depth=0):
        return super().clause(1)

    def plan(self):
        plan = super().plan()
        for rule in plan["rules"]:
            rule["base"] = "actual"
        ind = plan["indicators"][0]
        ind["one_off"], ind["comparable_base"] = {}, {}
        path = plan["paths"][0]
        ends = [a for pairs in Brute(plan, 0).ends.values() for pair in pairs for a in pair if a is not None]
        if any(a % path["round_to"] for a in ends):
            path["round_to"] = 1
        return plan


def compare(number, tally):
    """A difference as text, or None."""
    plan = Linear(random.Random("linear/%d" % number)).plan()
    track = Track(plan, plan["paths"][0])
    try:
        least = track.least(track.end)
    except Undecided:
        tally["undecided"] += 1
        return None
    total = None if least is None else sum(least[t] for t in track.years) // track.grid
    found = Rows(plan).solve()
    if found == "inexact":
        tally["inexact"] += 1
        return None
    tally["feasible" if found is not None else "infeasible"] += 1
    return None if total == found else "plan %d: least path %s, HiGHS %s\n%s" % (number, total, found, plan)


def main():
    parser = argparse.ArgumentParser(description="Compare the least path with what HiGHS finds.")
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    if milp is None:
        print("skipped: scipy")
        return 77
    tally, bad = {"feasible": 0, "infeasible": 0, "undecided": 0, "inexact": 0}, 0
    for number in range(options.count):
        difference = compare(number, tally)
        if difference:
            bad += 1
            print(difference)
    print("lp: %d plans, %d differ: %s" % (options.count, bad, tally))
    enough = tally["feasible"] and tally["infeasible"] and tally["inexact"] * 20 <= options.count
    return 0 if not bad and enough else 1


if __name__ == "__main__":
    sys.exit(main())
