# SPDX-License-Identifier: MIT
"""Funding paths and their corridor in exact fractions, written from the specification alone, to check the library.

The plan is that of audit_oracle, with paths, scenarios and targets:

    path     {"indicator", "shape", "from": (year, value or None) or None, "through": {year: n} or None, "growth": n,
              "of": id, "shares": {year: n}, "round_to": n or None, "floors": [rule ids] or None, "caps": [..]}
    cap      {"kind", "years": (first, last) or None, "value": n, "of": id, "stage": None, "amounts": {year: n}}
    target   {"id", "indicator", "year" or "over", "comparator", "bound": n or (low, high), "strength",
              "revisions": [(date, comparator, bound)]}
    scenario {"id", "paths": {indicator: {some keys of a path}}}
"""
from collections import namedtuple
from fractions import Fraction

from audit_oracle import (BARS, INT64_MAX, Q, Input, RangeError, Run, Value, Values, clause_name, decimal_text,
                          percent_text, unit_quanta)
from path_corridor import BEYOND, Corridor
from path_curves import WAYS, Root, Undecided, Unknown, down, logistic, nearest, up

MONEY_GRID = 10**6               # 1 万元
UPPER = ("at_most", "less_than")
OPEN_ENDED = ("fixed_growth", "business_as_usual", "catch_up")

# amount is rounded up to the grid, exact is not.
Floor = namedtuple("Floor", "amount names partial missing exact")
NO_FLOOR = Floor(None, [], False, frozenset(), None)
Cap = namedtuple("Cap", "amount name")
Anchor = namedtuple("Anchor", "amount name low high")


# Values: what is planned for other indicators counts, what is planned here is given year by year

class PathValues(Values):
    def __init__(self, plan, as_of, scenario):
        super().__init__(plan, as_of)
        self.scenario, self.solved, self.start = scenario, {}, (None, None)

    def planned(self, name, year):
        path = next((p for p in paths_of(self.plan, self.scenario) if p["indicator"] == name), None)
        if path is None or name == self.start[0]:
            return None
        if name not in self.solved:
            other = Track(self.plan, path, self.as_of, self.scenario)
            self.solved[name] = {} if other.unknown else {t: p["value"] for t, p in other.shaped().items()}
        amount = self.solved[name].get(year)
        return None if amount is None else Value(amount, "planned", frozenset())

    def _assumed(self, ind, year, stage):
        return self.planned(ind["id"], year) or super()._assumed(ind, year, stage)

    def first_seen(self, name, stage):
        first = super().first_seen(name, stage)
        return min(first or self.start[1], self.start[1]) if name == self.start[0] else first


class PathRun(Run):
    """A rule along a path: from the base year on the path's amounts are those of the indicator, at any stage."""

    def __init__(self, values, rule):
        super().__init__(values, rule)
        self.path = {}

    def own(self, year):
        if year not in self.path:
            return super().own(year)
        amount = self.path[year] - self.indicator["one_off"].get(year, 0)
        if amount < 0:
            raise Undecided("a one-off above the path")
        return Input(amount, frozenset(), True, (self.ruled, year))

    def least(self, c, t):
        """(least amount or None, what is missing)."""
        if c["kind"] != "any_of":
            try:
                bar = BARS[c["kind"]](self, c, t)
            except RangeError:
                return BEYOND, frozenset()
            return bar.least, bar.missing
        found = [self.least(m, t) for m in c["clauses"] if self.present(m, t)]
        leasts = [least for least, _ in found]
        missing = frozenset().union(*(m for _, m in found))
        return (None if None in leasts else min(leasts)), missing

    def floor(self, t):
        """The net floor of a ruled year, remembered for the year that owes it."""
        self.floors.pop(t, None)
        first, last = self.rule["years"]
        if not first <= t <= last:
            return NO_FLOOR
        found = [(clause_name(c), *self.least(c, t)) for c in self.rule["clauses"] if self.present(c, t)]
        known = [least for _, least, _ in found if least is not None]
        if known:
            self.floors[t], self.floor_projected[t] = max(known), False
        names = ["%s/%s" % (self.rule["id"], name) for name, least, _ in found if known and least == max(known)]
        missing = frozenset().union(*(m for _, _, m in found))
        return Floor(max(known, default=None), names, len(known) < len(found), missing, max(known, default=None))


# The path of one indicator

def paths_of(plan, scenario):
    over = next((s["paths"] for s in plan.get("scenarios", ()) if s["id"] == scenario), {})
    return [dict(p, **over.get(p["indicator"], {})) for p in plan["paths"]]


def promised(target, as_of):
    """(comparator, bound) as now promised."""
    seen = [r for r in sorted(target.get("revisions", ()), key=lambda r: r[0]) if not as_of or r[0] <= as_of]
    return seen[-1][1:] if seen else (target["comparator"], target["bound"])


def anchor_of(name, comparator, bound, grid):
    if comparator == "within":
        return Anchor(bound[0], name, bound[0], bound[1])
    if comparator == "more_than":
        bound = down(bound, grid) + grid
    elif comparator == "less_than":
        bound = up(bound, grid) - grid
    return Anchor(bound, name, *((None, bound) if comparator in UPPER else (bound, None)))


class Track(Corridor):
    def __init__(self, plan, path, as_of=None, scenario=None, shape=None, strengths=None):
        self.plan, self.path, self.as_of = plan, path, as_of
        self.shape = shape or path["shape"]
        self.name = path["indicator"]
        self.values = PathValues(plan, as_of, scenario)
        self.ind = self.values.indicators[self.name]
        self.per_unit = unit_quanta(self.ind["dimension"], self.ind["unit"])
        self.grid = path["round_to"] or (MONEY_GRID if self.ind["dimension"] == "money" else self.per_unit)
        self.missing, self.unknown, self.settled = set(), False, True
        try:
            self.begin()
            self.anchors(strengths)
            self.set_rules()
            self.curve = {} if self.shape == "latest" else self.curves()
        except Unknown as error:
            self.missing |= error.missing
            self.unknown = True

    def begin(self):
        stated = self.path["from"]
        seen = [y for y in self.ind["values"] if self.values.selected(self.name, y, None)]
        if stated is None and not seen:
            raise Unknown((self.name, self.plan["years"][0]))
        self.first, self.base = stated or (max(seen), None)
        self.values.start = (self.name, self.first)
        if self.base is None:
            found = self.values.value(self.name, self.first)
            if found.amount is None:
                raise Unknown((self.name, self.first))
            self.base = found.amount

    def anchors(self, strengths):
        """The curve's points, and what lies below and above in the corridor."""
        points = []
        if self.path["through"]:
            points = [(y, Anchor(a, "through", a, None)) for y, a in self.path["through"].items()]
        else:
            for t in self.plan["targets"]:
                if t["indicator"] == self.name and "over" not in t and t["year"] > self.first:
                    if not strengths or (t["strength"] or "expect") in strengths:
                        points.append((t["year"], anchor_of("anchor:" + t["id"], *promised(t, self.as_of), self.grid)))
        self.points, self.lows, self.highs = {}, {}, {}
        for year in sorted({y for y, _ in points}):
            here = [a for y, a in points if y == year]
            lower = [a for a in here if a.low is not None]
            if not lower and len({a.amount for a in here}) > 1:
                raise Undecided("two upper targets in a year")
            self.points[year] = max(lower or here, key=lambda a: a.amount).amount
            if lower:
                self.lows[year] = max(lower, key=lambda a: a.low)
            upper = [a for a in here if a.high is not None]
            if upper:
                self.highs[year] = min(upper, key=lambda a: a.high)
        if not self.points and self.shape not in OPEN_ENDED:
            raise Undecided("no anchor to go to")
        self.end = max(self.points, default=self.plan["years"][1])
        self.years = range(self.first + 1, self.end + 1)

    def set_rules(self):
        chosen = [r for r in self.plan["rules"] if r["indicator"] == self.name]
        if self.path["floors"] is not None:
            chosen = [r for r in chosen if r["id"] in self.path["floors"]]
        self.runs = [PathRun(self.values, r) for r in chosen]
        for run in self.runs:
            run.path = {self.first: self.base}
            for t in range(run.rule["years"][0], self.first + 1):
                run.floor(t)

    # Curves

    def segments(self):
        """(year, amount) from which, and (year, amount) to which each path year runs."""
        at = [(self.first, self.base)] + sorted(self.points.items())
        return {t: (a, b) for a, b in zip(at, at[1:]) for t in range(a[0] + 1, b[0] + 1)}

    def curves(self):
        """What each year is worth before rounding; an anchor is what it says, whatever shape leads to it."""
        anchors = {t: Fraction(a) for t, a in self.points.items()}
        return anchors if set(anchors) == set(self.years) else self.shaped_curves() | anchors

    def shaped_curves(self):
        if self.shape == "catch_up":
            return self.catching_up()
        if self.shape in OPEN_ENDED:
            return self.growing(self.path["growth"] if self.shape == "fixed_growth" else self.last_growth())
        return {t: self.between(t, *ends) for t, ends in self.segments().items()}

    def between(self, t, begin, end):
        (t0, y0), (t1, y1) = begin, end
        if self.shape == "constant_growth":
            if not y0 or not y1:
                raise Undecided("constant growth from or to nothing")
            return Root(y0, y1, t - t0, t1 - t0)
        if self.shape == "shares":
            known = [y for y in self.path["shares"] if t0 < y <= t]
            share = Fraction(self.path["shares"][max(known)], Q) if known else 0
            return y0 + (y1 - y0) * share
        s = Fraction(t - t0, t1 - t0)
        if self.shape == "logistic":
            return y0 + (y1 - y0) * logistic(s)
        return y0 + (y1 - y0) * WAYS[self.shape](s)

    def growing(self, rate):
        curve, at = {}, Fraction(self.base)
        for t in self.years:
            at = Fraction(self.points.get(t, at * (Q + rate) / Q))
            curve[t] = at
        return curve

    def last_growth(self):
        known = []
        for year in range(self.values.low, self.first):
            found = self.values.value(self.name, year)
            if found.amount is not None:
                known.append((year, found.amount))
        if not known or known[-1][0] != self.first - 1 or known[-1][1] <= 0:
            raise Unknown((self.name, self.first - 1))
        return (Fraction(self.base, known[-1][1]) - 1) * Q

    def catching_up(self):
        """An anchor needs no value of the leader."""
        needed = [self.first] + [t for t in self.years if t not in self.points]
        lead = {t: self.values.value(self.path["of"], t) for t in needed}
        missing = frozenset().union(*(v.missing for v in lead.values()))
        if missing:
            raise Unknown(*missing)
        gap, span = lead[self.first].amount - self.base, self.end - self.first
        return {t: lead[t].amount - gap * (1 - Fraction(t - self.first, span)) for t in needed[1:]}

    # Floors and caps of a year, the years before it given

    def floor(self, path, t):
        """The highest floor of all rules on the grid; the years from the first on must be asked for in order."""
        found, amounts, one_off = [], [], self.ind["one_off"].get(t, 0)
        for run in self.runs:
            run.path = path
            seen = run.floor(t)
            if t in run.rule["exempt"]:
                continue
            found.append(seen)
            if seen.amount is not None:
                amounts.append(seen.amount + one_off)
        most = max(amounts, default=None)
        names = [n for s in found if s.amount is not None and s.amount + one_off == most for n in s.names]
        if self.runs and one_off > (most or 0):     # what is taken out of a year must be in it
            most, names = one_off, ["one_off"]
        return Floor(None if most is None else self.up(most, t), names, any(s.partial for s in found),
                     frozenset().union(*(s.missing for s in found)), most)

    def floors(self, path, last):
        """All floors along a path that is known before each year."""
        return {t: self.floor(path, t) for t in range(self.first + 1, last + 1)}

    def caps(self, t, before=None):
        """The caps of a year on the grid; growth caps only where the year before is given."""
        found = []
        for cap in self.path["caps"]:
            if cap["years"] and not cap["years"][0] <= t <= cap["years"][1]:
                continue
            if cap["kind"] == "grow_at_most" and before is not None:
                found.append(Cap(self.down(Fraction(before * (Q + cap["value"]), Q), t), "grow_at_most"))
            elif cap["kind"] == "amount_at_most" and t in cap["amounts"]:
                found.append(Cap(self.down(cap["amounts"][t], t), "amount_at_most"))
            elif cap["kind"] == "share_at_most":
                whole = self.values.value(cap["of"], t, cap["stage"])
                if whole.amount is None:
                    self.missing |= whole.missing
                else:
                    found.append(Cap(self.down(Fraction(whole.amount) * cap["value"] / Q, t),
                                     "share_at_most:" + cap["of"]))
        return found

    def growth_caps(self, t):
        return [c["value"] for c in self.path["caps"] if c["kind"] == "grow_at_most"
                and (not c["years"] or c["years"][0] <= t <= c["years"][1])]

    def uppers(self, t, before=None):
        """Caps, and in the corridor the targets that are upper bounds."""
        high = self.highs.get(t)
        return self.caps(t, before) + ([Cap(self.down(high.high, t), high.name)] if high else [])

    # The shaped path

    def shaped(self):
        least = self.least(self.end) if self.shape == "latest" else None
        if self.shape == "latest" and least is None:
            return self.forced()
        path, points = {self.first: self.base}, {self.first: self.point(self.base, "stated")}
        for t in self.years:
            low = self.floor(path, t)
            if least is not None:
                points[t] = self.point(least[t], "latest", low)
            else:
                points[t] = self.adjusted(t, low, path)
            path[t] = points[t]["value"]
        return points

    def adjusted(self, t, low, path):
        value, kind, by = nearest(self.curve[t], self.grid), "shaped", None
        if t in self.points:
            value, kind = self.points[t], "stated"
        if low.amount is not None and low.amount > value:
            value, kind, by = low.amount, "floor", low.names
        caps = self.caps(t, path[t - 1])
        least = min([c.amount for c in caps], default=value)
        if least < value:
            value, kind, by = least, "cap", [c.name for c in caps if c.amount == least]
        return self.point(value, kind, low, by, self.short(t, value, low) if kind == "cap" else 0, self.curve[t])

    def short(self, t, value, low):
        """How far below its floor or a lower target; to stay below an upper one is not to fall short."""
        anchor = self.lows.get(t)
        return max([a - value for a in (low.exact, anchor and anchor.low) if a is not None] + [0])

    @staticmethod
    def point(value, kind, low=NO_FLOOR, by=None, short=0, curve=None):
        if not 0 <= value <= INT64_MAX:
            raise Undecided("out of range")
        return {"value": value, "kind": kind, "by": by, "floor": low.exact, "partial": low.partial, "missing": low.missing, "short": short, "curve": curve}

    def forced(self):
        """The latest path where none is feasible: the higher of floor and need, cut by the caps."""
        need = {t: self.up(self.lows[t].low, t) if t in self.lows else 0 for t in self.years}
        for t in reversed(self.years[1:]):
            for g in self.growth_caps(t):
                need[t - 1] = max(need[t - 1], self.up(Fraction(need[t] * Q, Q + g), t - 1))
        # Where floors add to the need, or a need lies above what its year may ever be, the specification is silent.
        self.settled = not self.runs and all(need[t] <= c.amount for t in self.years for c in self.uppers(t)
                                             if t < max(self.lows, default=t))
        path, points = {self.first: self.base}, {self.first: self.point(self.base, "stated")}
        for t in self.years:
            low = self.floor(path, t)
            path[t] = min([max(low.amount or 0, need[t])] + [c.amount for c in self.uppers(t, path[t - 1])])
            points[t] = self.point(path[t], "latest", low, None, self.short(t, path[t], low))
        return points

    # The answer

    def text(self, amount):
        return None if amount is None else decimal_text(amount, self.per_unit)

    def answer(self):
        """All that the program is held to: amounts as text, names as lists of which one must be given."""
        if self.unknown:
            return {"indicator": self.name, "shape": self.shape, "unknown": True, "missing": sorted(self.missing)}
        points, least = self.shaped(), self.least(self.end)
        most = None if least is None else self.greatest(self.end, least)
        rows, before = [], None
        for t, p in points.items():
            inside = t > self.first and least is not None
            rows.append({
                "year": t, "value": self.text(p["value"]), "kind": p["kind"], "by": p["by"],
                "floor": self.text(p["floor"]), "partial": p["partial"], "short": self.text(p["short"]),
                "least": self.text(least[t]) if inside else None,
                "greatest": self.text(most[t]) if inside else None,
                "growth": percent_text(Fraction(p["value"], before) - 1) if before else None, "curve": p["curve"]})
            before = p["value"]
        first, last = self.plan["years"]
        missing = self.missing.union(*(p["missing"] for p in points.values()))
        self.owing(points)
        return {"indicator": self.name, "shape": self.shape, "unknown": False, "feasible": least is not None,
                "total": self.text(sum(p["value"] for t, p in points.items() if first <= t <= last)), "points": rows,
                "conflict": self.conflict() if least is None else None, "missing": sorted(missing),
                "may_miss": sorted(self.may_miss), "settled": self.settled}

    def owing(self, points):
        """What may be named as missing too: of ruled years up to the base, and of exempt years."""
        path, self.may_miss = {t: p["value"] for t, p in points.items()}, set()
        for run in self.runs:
            first, last = run.rule["years"]
            run.path = path
            for t in range(first, min(last, self.end) + 1):
                if t <= self.first or t in run.rule["exempt"]:
                    self.may_miss |= run.floor(t).missing


def solve(plan, as_of=None, scenario=None, **options):
    return [Track(plan, p, as_of, scenario, **options).answer() for p in paths_of(plan, scenario)]
