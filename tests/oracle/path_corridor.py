# SPDX-License-Identifier: MIT
"""The corridor of a path: its least and its greatest feasible amounts, and the first year that has none.

Kleene iteration from below and from above: every constraint is monotone in the years before.
"""
from fractions import Fraction

from audit_oracle import INT64_MAX, Q
from path_curves import Undecided, down, up

ROUNDS = 400                     # a corridor that has not settled by then is not used as a test
BEYOND = 2**63                   # stands for a floor that no storable amount reaches


class Corridor:
    """What a Track adds: first, base, years, grid, points, lows and highs; floor, floors, uppers and growth_caps of a
    year. An anchor is hit exactly: its year has multiples of the grid, and the anchor.
    """

    def up(self, n, t):
        return min([up(n, self.grid)] + [a for a in self.exact(t) if a >= n])

    def down(self, n, t):
        return max([down(n, self.grid)] + [a for a in self.exact(t) if a <= n])

    def exact(self, t):
        return [max(self.points[t], 0)] if t in self.points else []

    def least(self, last):
        """The least feasible path of the years up to the last, or None."""
        years = range(self.first + 1, last + 1)
        low = {t: self.up(self.lows[t].low, t) if t in self.lows else 0 for t in years}
        low[self.first] = self.base
        for _ in range(ROUNDS):
            before = dict(low)
            for t in years:
                low[t] = max(low[t], self.floor(low, t).amount or 0)
            if not self.pull(low, years):
                return None
            if low == before:
                return low
        raise Undecided("the corridor does not settle")

    def pull(self, low, years):
        """Raise each year until the caps of the next let it reach its need; whether that can be."""
        for t in reversed(years):
            if low[t] > min([c.amount for c in self.uppers(t)], default=INT64_MAX):
                return False
            for g in self.growth_caps(t):
                if t - 1 == self.first:
                    if self.down(Fraction(self.base * (Q + g), Q), t) < low[t]:
                        return False
                else:
                    low[t - 1] = max(low[t - 1], self.up(Fraction(low[t] * Q, Q + g), t - 1))
        return True

    def greatest(self, last, least):
        """The greatest feasible path, None for a year without bound; Undecided where there is no pointwise greatest."""
        years = range(self.first + 1, last + 1)
        high = {t: None for t in years}
        high[self.first] = self.base
        for _ in range(ROUNDS):
            before = dict(high)
            for t in years:
                bounds = [c.amount for c in self.uppers(t, high[t - 1])] + ([high[t]] if high[t] is not None else [])
                high[t] = min(bounds, default=None)
            for t in reversed(years):
                self.push(high, least, t)
            if any(high[t] is not None and high[t] < least[t] for t in years):
                raise Undecided("no pointwise greatest path")
            if high == before:
                self.prove(high, least, years)
                return high
        raise Undecided("the corridor does not settle from above")

    def push(self, high, least, t):
        """Lower the years before t until the floor of t, as far as each alone raises it, fits under what t may be."""
        for s in range(self.first + 1, t) if high[t] is not None else ():
            top = high[s] if high[s] is not None else BEYOND // self.grid * self.grid
            if self.raised(least, s, top, t) <= high[t]:
                continue
            low = up(least[s], self.grid) // self.grid - 1
            top //= self.grid
            while low < top:
                middle = (low + top + 1) // 2
                low, top = (middle, top) if self.raised(least, s, middle * self.grid, t) <= high[t] else (low, middle - 1)
            fits = [a for a in self.exact(s) if high[s] is None or a <= high[s]]
            high[s] = max([least[s], low * self.grid] + [a for a in fits if self.raised(least, s, a, t) <= high[t]])

    def raised(self, least, s, amount, t):
        path = dict(least)
        path[s] = amount
        return self.floors(path, t)[t].amount or 0

    def prove(self, high, least, years):
        """Any large enough amounts in the years without bound must leave a feasible path."""
        path = {}
        for t in [self.first, *years]:
            path[t] = high[t] if high[t] is not None else max(least[t], self.floor(path, t).amount or 0)
            if t > self.first and (self.floor(path, t).amount or 0) > path[t]:
                raise Undecided("no pointwise greatest path")
        return path

    def conflict(self):
        """The first year that no path reaches: (year, lower names, upper names, amount between), or None."""
        for t in self.years:
            if self.least(t) is None:
                return self.clash(t)
        return None

    def clash(self, t):
        """What is asked, not rounded up, less the most that can be planned."""
        before = [{self.first: self.base}]
        if t - 1 > self.first:
            before = [self.least(t - 1)]
            most = self.greatest(t - 1, before[0])
            if most[t - 1] is not None:
                before.append(self.prove(most, before[0], range(self.first + 1, t)))
        found = []
        for path in before:
            self.floors(path, t - 1)
            low, anchor = self.floor(path, t), self.lows.get(t)
            lower = [(low.exact, n) for n in low.names] + ([(anchor.low, anchor.name)] if anchor else [])
            upper = self.uppers(t, path[t - 1])
            if not lower or not upper:
                raise Undecided("nothing clashes")
            bottom, top = max(a for a, _ in lower), min(c.amount for c in upper)
            found.append((bottom - top, [n for a, n in lower if a == bottom], [c.name for c in upper if c.amount == top]))
        amount, floors, caps = min(found, key=lambda f: f[0])
        if amount <= 0:
            raise Undecided("the years before have no path in common")
        return {"year": t, "floor_clause": floors, "cap_clause": caps, "amount": self.text(amount)}
