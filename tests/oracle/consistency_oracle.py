#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the consistency example to a second implementation, on small plans.

usage: consistency_oracle.py --consistency PROGRAM [--count N] [--seed S]

Plans are made at random: figures, targets, sums over years, references and
every way to derive an indicator. Intervals are found again here with Python's
fractions, in natural units and another order; they have but one fixed point.
Some derived indicators have published figures, rounded to few digits.
Of every conflict told all sets with one member less are tried, and so are the
targets named behind an implied bound. All sets of targets are tried for
conflicts that are not told. Half of the plans are made around an
assignment that meets all targets: no conflict may be told there, and the
assignment lies within all intervals.
"""
import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

FIRST, LAST = 2021, 2023
YEARS = range(FIRST, LAST + 1)
REACH = range(FIRST - 3, LAST + 1)
QUANTUM = {"money": Fraction(1, 100), "ratio": Fraction(1, 10**9)}
UNIT = {"money": "元", "ratio": ""}
ROUNDS = 60
ALL = (None, False, None, False)


# Intervals: (low, low is open, high, high is open), None: without end.

def point(value):
    return (value, False, value, False)


def is_empty(a):
    low, low_open, high, high_open = a
    if low is None or high is None:
        return False
    return low > high or (low == high and (low_open or high_open))


def meet(a, b):
    low, low_open, high, high_open = a
    if b[0] is not None and (low is None or b[0] > low or (b[0] == low and b[1])):
        low, low_open = b[0], b[1]
    if b[2] is not None and (high is None or b[2] < high or (b[2] == high and b[3])):
        high, high_open = b[2], b[3]
    return (low, low_open, high, high_open)


def plus(a, b):
    low = None if a[0] is None or b[0] is None else a[0] + b[0]
    high = None if a[2] is None or b[2] is None else a[2] + b[2]
    return (low, low is not None and (a[1] or b[1]), high, high is not None and (a[3] or b[3]))


def times_number(a, k):
    ends = [(None if a[0] is None else a[0] * k, a[1]), (None if a[2] is None else a[2] * k, a[3])]
    if k < 0:
        ends.reverse()
    return (*ends[0], *ends[1])


def sign_parts(a):
    """The part below zero, whether zero is in it, the part above."""
    below = meet(a, (None, False, Fraction(0), True))
    above = meet(a, (Fraction(0), True, None, False))
    return below, not is_empty(meet(a, point(Fraction(0)))), above


def positive_product(a, b):
    """Of two intervals above zero."""
    low, low_open = a[0] * b[0], a[1] or b[1]
    high = None if a[2] is None or b[2] is None else a[2] * b[2]
    return (low, low_open, high, high is not None and (a[3] or b[3]))


def hull(parts):
    parts = [p for p in parts if not is_empty(p)]
    lows = [(p[0], p[1]) for p in parts]
    highs = [(p[2], p[3]) for p in parts]
    low = (None, False) if any(l[0] is None for l in lows) else min(lows)
    high = (None, False) if any(h[0] is None for h in highs) else max(highs, key=lambda h: (h[0], not h[1]))
    return (*low, *high)


def times(a, b):
    """By sign, part by part: not by corners."""
    minus = Fraction(-1)
    a_below, a_zero, a_above = sign_parts(a)
    b_below, b_zero, b_above = sign_parts(b)
    parts = [point(Fraction(0))] if a_zero or b_zero else []
    for p, p_sign in ((a_below, -1), (a_above, 1)):
        for q, q_sign in ((b_below, -1), (b_above, 1)):
            if is_empty(p) or is_empty(q):
                continue
            product = positive_product(p if p_sign > 0 else times_number(p, minus),
                                       q if q_sign > 0 else times_number(q, minus))
            parts.append(product if p_sign == q_sign else times_number(product, minus))
    return hull(parts)


def has_zero(a):
    return not is_empty(meet(a, point(Fraction(0))))


def inverse(a):
    """Of an interval without zero."""
    if a[0] is not None and a[0] >= 0:
        high = None if a[0] == 0 else 1 / a[0]
        low = Fraction(0) if a[2] is None else 1 / a[2]
        return (low, True if a[2] is None else a[3], high, high is not None and a[1])
    return times_number(inverse(times_number(a, Fraction(-1))), Fraction(-1))


def outward(a, quantum):
    low, low_open, high, high_open = a
    if low is not None:
        low = (low / quantum).__floor__() * quantum
    if high is not None:
        high = (high / quantum).__ceil__() * quantum
    return (low, low_open, high, high_open)


# Plans

class Indicator:
    def __init__(self, name, dimension, derive=None):
        self.name, self.dimension, self.derive = name, dimension, derive
        self.values = {}
        self.digits = {}  # of a published figure, by year
        self.scale = 1 if dimension == "money" else 100

    def band(self, year):
        """What a published figure stands for: half a unit of its last digit each way."""
        half = Fraction(1, 2 * 10**self.digits[year] * self.scale)
        return (self.values[year] - half, False, self.values[year] + half, False)


class Plan:
    """Indicators by name; targets as (id, indicator, first, last, comparator, bound) where a bound is a number, a pair,
    or (indicator, year, times, plus)."""

    def __init__(self):
        self.indicators, self.targets = {}, {}

    def observed(self, name, year):
        """A figure, or what is derived of figures that are not published ones."""
        indicator = self.indicators[name]
        if indicator.derive is None:
            return indicator.values.get(year)
        return self.derive(name, year, self.observed)

    def known(self, name, year):
        found = self.observed(name, year)
        if found is not None:
            return found
        if year in self.indicators[name].values:
            return self.indicators[name].values[year]
        return self.derive(name, year, self.known)

    def item(self, name, year):
        """What a known value says; None where it rests on a published figure and says no more than that."""
        found = self.observed(name, year)
        if found is not None:
            return point(found)
        return self.indicators[name].band(year) if year in self.indicators[name].values else None

    def derive(self, name, year, value_of):
        indicator = self.indicators[name]
        if indicator.derive is None:
            return None
        parts = [value_of(*p) for p in self.parts(name, year)]
        if not parts or any(p is None for p in parts):
            return None
        kind = indicator.derive[0]
        if kind in ("sum", "cumulative", "lag"):
            return sum(parts)
        if kind == "average":
            return sum(parts) / len(parts)
        if kind == "difference":
            return parts[0] - parts[1]
        if kind == "product":
            result = Fraction(1)
            for part in parts:
                result *= part
            return result
        if parts[1] == 0:
            return None
        return parts[0] / parts[1] - (1 if kind == "growth" else 0)

    def parts(self, name, year):
        """(input, year) of a derived value; of growth the year, then the one before."""
        kind, inputs = self.indicators[name].derive
        if kind == "cumulative":
            return [(inputs[0], y) for y in range(FIRST, year + 1)]
        if kind == "lag":
            return [(inputs[0], year - 1)]
        if kind == "growth":
            return [(inputs[0], year), (inputs[0], year - 1)]
        return [(i, year) for i in inputs]

    def is_integral(self, name):
        indicator = self.indicators[name]
        if indicator.derive is None:
            return True
        kind, inputs = indicator.derive
        return kind in ("sum", "difference", "lag", "cumulative") and all(self.is_integral(i) for i in inputs)


class Net:
    """Cells are (indicator, year) or any other key; constraints are sums (factors) or products (result, factors)."""

    def __init__(self, plan):
        self.plan, self.cells, self.constraints, self.items = plan, {}, [], {}
        for name, indicator in plan.indicators.items():
            if indicator.derive is not None:
                for year in YEARS:
                    self.cell(name, year)
        for target in plan.targets.values():
            self.add_target(*target)
        self.nest()

    def nest(self):
        """Sums over years of one indicator: from a mark to a later one by way of each between. A mark is a year in
        which a span begins, or the one after it ended."""
        spans = [t[1:4] for t in self.plan.targets.values() if t[2] != t[3]]
        for name in self.plan.indicators:
            own = [(f, l + 1) for n, f, l in spans if n == name]
            if len(own) < 2:
                continue
            marks = sorted({mark for span in own for mark in span}, reverse=True)
            for c, b, a in itertools.combinations(marks, 3):
                parts = [(self.sum_of(name, *span), k) for span, k in (((a, c), -1), ((a, b), 1), ((b, c), 1))]
                self.constraints.append(("sum", [(key, Fraction(k)) for key, k in parts]))

    def sum_of(self, name, first, end):
        if end - first == 1:
            return self.cell(name, first)
        over = ("over", name, first, end - 1)
        if over not in self.cells:
            self.cells[over] = self.plan.is_integral(name)
            self.constraints.append(("sum", [(over, Fraction(1))] +
                                     [(self.cell(name, y), Fraction(-1)) for y in range(first, end)]))
        return over

    def cell(self, name, year):
        key = (name, year)
        if key in self.cells:
            return key
        self.cells[key] = self.plan.is_integral(name)
        item = self.plan.item(name, year)
        if item is not None:
            self.items[("known", name, year)] = (key, item)
        indicator = self.plan.indicators[name]
        if indicator.derive is None or (indicator.derive[0] == "cumulative" and year < FIRST):
            return key
        if any(y < FIRST - 20 for _, y in self.plan.parts(name, year)):
            return key
        parts = [self.cell(*p) for p in self.plan.parts(name, year)]
        self.relate(indicator.derive[0], key, parts)
        return key

    def relate(self, kind, key, parts):
        one = Fraction(1)
        if kind in ("sum", "cumulative", "lag", "average"):
            whole = Fraction(len(parts)) if kind == "average" else one
            self.constraints.append(("sum", [(key, whole)] + [(p, -one) for p in parts]))
        elif kind == "difference":
            self.constraints.append(("sum", [(key, one), (parts[0], -one), (parts[1], one)]))
        elif kind == "product":
            self.constraints.append(("product", key, [(p, 0) for p in parts]))
        else:
            self.constraints.append(("product", parts[0], [(key, 1 if kind == "growth" else 0), (parts[1], 0)]))

    def add_target(self, name, indicator, first, last, comparator, bound):
        key = self.cell(indicator, last)
        if first != last:
            over = ("over", indicator, first, last)
            if over not in self.cells:
                self.cells[over] = self.plan.is_integral(indicator)
                self.constraints.append(("sum", [(over, Fraction(1))] +
                                         [(self.cell(indicator, y), Fraction(-1)) for y in range(first, last + 1)]))
            key = over
        if isinstance(bound, tuple) and len(bound) == 4:
            other, year, factor, bound = bound
            other = self.cell(other, year)
            distance = ("distance", key, other, factor)
            if distance not in self.cells:
                self.cells[distance] = False
                members = [(key, Fraction(1)), (distance, Fraction(-1))] + ([(other, -factor)] if factor else [])
                self.constraints.append(("sum", members))
            key = distance
        interval = {"at_least": (bound, False, None, False), "more_than": (bound, True, None, False),
                    "at_most": (None, False, bound, False), "less_than": (None, False, bound, True)}.get(comparator)
        self.items[("target", name)] = (key, interval or (bound[0], False, bound[1], False))

    def quantum(self, key):
        name = key[1] if key[0] == "over" else key[0]
        return QUANTUM[self.plan.indicators[name].dimension]

    def narrow(self, items):
        """Cells with their intervals; None where one is empty; False where it does not come to an end."""
        cells = dict.fromkeys(self.cells, ALL)
        for item in items:
            key, interval = self.items[item]
            cells[key] = meet(cells[key], interval)
            if is_empty(cells[key]):
                return None
        for _ in range(ROUNDS):
            before = dict(cells)
            for constraint in self.constraints:
                if not self.narrow_by(constraint, cells):
                    return None
            if cells == before:
                return cells
        return False

    def set(self, cells, key, interval):
        if self.cells[key]:
            interval = outward(interval, self.quantum(key))
        cells[key] = meet(cells[key], interval)
        return not is_empty(cells[key])

    def narrow_by(self, constraint, cells):
        if constraint[0] == "sum":
            members = constraint[1]
            for n, (key, factor) in enumerate(members):
                rest = point(Fraction(0))
                for m, (other, other_factor) in enumerate(members):
                    if m != n:
                        rest = plus(rest, times_number(cells[other], other_factor))
                if not self.set(cells, key, times_number(rest, Fraction(-1) / factor)):
                    return False
            return True
        _, result, factors = constraint
        shifted = lambda f: plus(cells[f[0]], point(Fraction(f[1])))
        for n in range(-1, len(factors)):
            rest = point(Fraction(1))
            for m, factor in enumerate(factors):
                if m != n:
                    rest = times(rest, shifted(factor))
            if n < 0:
                if not self.set(cells, result, rest):
                    return False
            elif not has_zero(rest):
                found = plus(times(cells[result], inverse(rest)), point(Fraction(-factors[n][1])))
                if not self.set(cells, factors[n][0], found):
                    return False
        return True


# Making plans

def decimal(value, digits=0):
    """Exact: all that is made here ends. With so many decimals or more."""
    value = Fraction(value)
    while (value * 10**digits).denominator != 1:
        digits += 1
    text = str(abs(int(value * 10**digits))).rjust(digits + 1, "0")
    text = text[:-digits] + "." + text[-digits:] if digits else text
    return ("-" if value < 0 else "") + text


def make_indicators(rng, plan):
    for n in range(rng.randint(2, 4)):
        plan.indicators["m%d" % n] = Indicator("m%d" % n, "money")
    if rng.random() < 0.5:
        plan.indicators["q"] = Indicator("q", "ratio")
    for n in range(rng.randint(1, 3)):
        money = [i for i in plan.indicators if plan.indicators[i].dimension == "money"]
        ratios = [i for i in plan.indicators if plan.indicators[i].dimension == "ratio"]
        kind = rng.choice(["sum", "difference", "ratio", "ratio", "growth", "lag", "cumulative", "average", "product"])
        if kind == "product" and not ratios:
            kind = "ratio"
        name = "d%d" % n
        if kind in ("sum", "average"):
            derive = (kind, rng.sample(money, min(len(money), rng.randint(2, 3))))
        elif kind in ("difference", "ratio"):
            derive = (kind, rng.sample(money, 2))
        elif kind == "product":
            derive = (kind, [rng.choice(money), rng.choice(ratios)])
        else:
            derive = (kind, [rng.choice(money)])
        plan.indicators[name] = Indicator(name, "ratio" if kind in ("ratio", "growth") else "money", derive)


def make_hidden(rng, plan):
    hidden = {}
    for indicator in plan.indicators.values():
        for year in range(FIRST - 6, LAST + 1):
            if indicator.derive is None:
                low = -3 if rng.random() < 0.1 else 1
                hidden[indicator.name, year] = Fraction(rng.randint(low * 100, 1500), 100) * (
                    1 if indicator.dimension == "money" else Fraction(1, 10))

    def value(name, year):
        if (name, year) not in hidden:
            hidden[name, year] = plan.derive(name, year, value)
        return hidden[name, year]
    for name in plan.indicators:
        for year in YEARS:
            value(name, year)
    for indicator in plan.indicators.values():
        for year in REACH:
            if indicator.derive is None and rng.random() < (0.8 if year < FIRST else 0.35):
                indicator.values[year] = hidden[indicator.name, year]
            if indicator.derive is not None and year in YEARS and rng.random() < 0.3:
                publish(rng, indicator, year, value(indicator.name, year))
    return value


def publish(rng, indicator, year, value):
    """A figure rounded to few digits, halves away from zero."""
    if value is None:
        return
    digits = rng.randint(0, 2 if indicator.dimension == "money" else 3)
    grid = Fraction(1, 10**digits * indicator.scale)
    whole = (abs(value) / grid + Fraction(1, 2)).__floor__()
    indicator.values[year] = grid * (whole if value >= 0 else -whole)
    indicator.digits[year] = digits


def make_bound(rng, value, dimension, feasible):
    """(comparator, bound) around a value."""
    quantum = Fraction(1, 100) if dimension == "money" else Fraction(1, 1000)
    near = Fraction(round(value / quantum)) * quantum
    away = quantum * rng.choice([1, 2, 10, 50, 100])
    comparator = rng.choice(["at_least", "more_than", "at_most", "less_than", "within"])
    if not feasible:
        away *= rng.choice([-1, 1])
    below = near - away - (quantum if feasible else 0)
    above = near + away + (quantum if feasible else 0)
    if comparator == "within":
        return comparator, (min(below, above), max(below, above))
    return comparator, below if comparator in ("at_least", "more_than") else above


def make_target(rng, plan, hidden, number, feasible):
    indicator = plan.indicators[rng.choice(list(plan.indicators))]
    last = rng.choice(list(YEARS))
    first = last
    value = hidden(indicator.name, last)
    if indicator.derive is None and rng.random() < 0.15 and last > FIRST:
        first = rng.choice([FIRST, last - 1])
        value = sum(hidden(indicator.name, y) for y in range(first, last + 1))
    if value is None:
        return
    comparator, bound = make_bound(rng, value, indicator.dimension, feasible)
    others = [i.name for i in plan.indicators.values() if i.dimension == indicator.dimension and i is not indicator]
    if others and comparator != "within" and rng.random() < 0.15:
        other, factor = rng.choice(others), Fraction(rng.choice([1, 1, 2]), rng.choice([1, 2]))
        year = rng.choice(list(YEARS))
        reference = hidden(other, year)
        if reference is None:
            return
        grid = QUANTUM[indicator.dimension]
        bound = (other, year, factor, Fraction(((bound - reference * factor) / grid).__floor__()) * grid)
        if comparator in ("at_most", "less_than"):
            bound = bound[:3] + (bound[3] + grid,)
    name = "t%d" % number
    plan.targets[name] = (name, indicator.name, first, last, comparator, bound)


def make(seed, number):
    rng = random.Random("%d/%d" % (seed, number))
    plan = Plan()
    make_indicators(rng, plan)
    hidden = make_hidden(rng, plan)
    feasible = number % 2 == 0
    for n in range(rng.randint(2, 6)):
        make_target(rng, plan, hidden, n, feasible)
    return plan, hidden if feasible else None


def write_bound(plan, indicator, bound):
    unit = "元" if plan.indicators[indicator].dimension == "money" else ""
    if isinstance(bound, tuple) and len(bound) == 4:
        other, year, factor, more = bound
        return "{indicator: %s, year: %d, times: %s, plus: '%s%s'}" % (
            other, year, decimal(factor), decimal(more * (1 if unit else 100)), unit or " pp")
    if isinstance(bound, tuple):
        return "[%s]" % ", ".join("'%s%s'" % (decimal(b * (1 if unit else 100)), unit or " %") for b in bound)
    return "'%s%s'" % (decimal(bound * (1 if unit else 100)), unit or " %")


def to_yaml(plan):
    lines = ["kjplan: 1", "plan: {id: p, title: 样例, years: %d-%d}" % (FIRST, LAST), "indicators:"]
    for i in plan.indicators.values():
        unit = "元" if i.dimension == "money" else "'%'"
        more = ""
        if i.derive is not None:
            kind, inputs = i.derive
            single = kind in ("growth", "lag", "cumulative")
            more += ", derive: {%s: %s}" % (kind, inputs[0] if single else "[%s]" % ", ".join(inputs))
        if i.values:
            more += ", values: {%s}" % ", ".join("%d: %s" % (y, decimal(v * i.scale, i.digits.get(y, 0)))
                                                 for y, v in sorted(i.values.items()))
        lines.append("  %s: {name: %s, scope: 市, unit: %s%s}" % (i.name, i.name, unit, more))
    if plan.targets:
        lines.append("targets:")
    for name, indicator, first, last, comparator, bound in plan.targets.values():
        period = "year: %d" % last if first == last else "over: %d-%d" % (first, last)
        lines.append("  %s: {indicator: %s, %s, %s: %s}" % (name, indicator, period, comparator,
                                                            write_bound(plan, indicator, bound)))
    return "\n".join(lines) + "\n"


# Comparing

def shown(plan, name, value):
    """As the answer rounds it: half away from zero, to the quantum; in units."""
    if value is None:
        return None
    quantum = QUANTUM[plan.indicators[name].dimension]
    n = value / quantum
    whole = (abs(n) + Fraction(1, 2)).__floor__()
    return (whole if n >= 0 else -whole) * quantum * (1 if plan.indicators[name].dimension == "money" else 100)


class Comparison:
    def __init__(self):
        self.wrong = []
        self.count = {"plans": 0, "conflicts": 0, "implied": 0, "at bounds": 0, "tightest": 0, "not ended": 0}

    def say(self, number, what):
        self.wrong.append("plan %d: %s" % (number, what))

    def one(self, number, plan, hidden, answer):
        net = Net(plan)
        everything = set(net.items)
        items = set(everything)
        self.count["plans"] += 1
        for conflict in answer["conflicts"]:
            items = self.conflict(number, net, items, everything, conflict)
        if answer["conflicts"] and not answer["conflicts_cut"]:
            self.all_conflicts(number, net, everything, answer["conflicts"])
        if hidden is not None and answer["conflicts"]:
            self.say(number, "conflict where an assignment fits")
        cells = net.narrow(sorted(items))
        if cells is False:
            self.count["not ended"] += 1
            return
        if cells is None:
            self.say(number, "a conflict is not told")
            return
        if not answer["complete"]:  # 64 passes may be fewer than here
            self.count["not ended"] += 1
            return
        self.implied(number, net, items, cells, answer)
        if hidden is not None:
            self.within(number, cells, hidden)
        self.count["at bounds"] += len(answer["at_bounds"])
        self.count["tightest"] += len(answer["tightest"])
        for row in answer["at_bounds"]:
            self.at_bounds(number, plan, row)

    def all_conflicts(self, number, net, everything, conflicts):
        """Every set of targets is tried: the smallest that clash with the figures are all told."""
        alone = {("known", v["indicator"], v["year"]) for c in conflicts if not c["targets"] for v in c["values"]}
        known = {i for i in everything if i[0] == "known"} - alone
        targets = sorted(i for i in everything if i[0] == "target")
        told = {frozenset(("target", t) for t in c["targets"]) for c in conflicts}
        smallest = []
        for size in range(1, len(targets) + 1):
            for chosen in itertools.combinations(targets, size):
                if any(s <= set(chosen) for s in smallest) or net.narrow(sorted(known | set(chosen))) is not None:
                    continue
                smallest.append(set(chosen))
                if frozenset(chosen) not in told:
                    self.say(number, "a conflict is not told: %s" % (chosen,))

    def conflict(self, number, net, items, everything, conflict):
        """What is left: of a conflict that hides behind another its targets stay."""
        self.count["conflicts"] += 1
        targets = {("target", t) for t in conflict["targets"]}
        values = {("known", v["indicator"], v["year"]) for v in conflict["values"]}
        members = targets | values
        if not members <= everything:
            self.say(number, "members unknown: %s" % (members - everything))
            return items
        if net.narrow(sorted(members)) is not None:
            self.say(number, "no conflict: %s" % sorted(members))
        for member in members:
            if net.narrow(sorted(members - {member})) is None:
                self.say(number, "not minimal: %s can do without %s" % (sorted(members), member))
        return items - (targets or values) if members <= items else items

    def implied(self, number, net, items, cells, answer):
        rows = {(r["indicator"], r["year"]): r for r in answer["implied"]}
        known = {i for i in items if i[0] == "known"}
        alone = net.narrow(sorted(known))
        for key in net.cells:
            if key[0] in ("over", "distance") or net.plan.known(*key) is not None:
                continue
            own = ALL
            for item in items:
                if net.items[item][0] == key:
                    own = meet(own, net.items[item][1])
            row = rows.pop(key, None)
            if row is None:
                if cells[key] != own and cells[key] != alone[key]:
                    self.say(number, "%s: %s is not told" % (key, cells[key]))
                continue
            self.row(number, net, known, cells[key], own, key, row)
        for key in rows:
            self.say(number, "%s is told and was not found" % (key,))

    def row(self, number, net, known, cell, own, key, row):
        self.count["implied"] += 1
        low, high = (None if row[e] is None else Fraction(row[e]) for e in ("low", "high"))
        expected = (shown(net.plan, key[0], cell[0]), cell[1], shown(net.plan, key[0], cell[2]), cell[3])
        if (low, row["low_open"], high, row["high_open"]) != expected:
            self.say(number, "%s is %s, expected %s" % (key, (low, row["low_open"], high, row["high_open"]), expected))
        if cell == own:
            self.say(number, "%s is not narrower" % (key,))
        targets = {("target", t) for t in row["from"]}
        found = net.narrow(sorted(known | targets))
        if found and found[key] != cell:
            self.say(number, "%s does not follow from %s" % (key, row["from"]))
        for target in targets:
            found = net.narrow(sorted(known | targets - {target}))
            if found and found[key] == cell:
                self.say(number, "%s: %s is not needed" % (key, target))

    def within(self, number, cells, hidden):
        for key, cell in cells.items():
            if key[0] in ("over", "distance") or key[1] < FIRST:
                continue
            value = hidden(*key)
            if value is not None and is_empty(meet(cell, point(value))):
                self.say(number, "%s: %s leaves out %s" % (key, cell, value))

    def at_bounds(self, number, plan, row):
        """What is given and what was found make the relation true."""
        given = {(g["indicator"], g["year"]): Fraction(g["value"]) for g in row["given"]}
        given[row["indicator"], row["year"]] = Fraction(row["value"])
        if row["relation"] is None:
            return
        natural = {k: v / (1 if plan.indicators[k[0]].dimension == "money" else 100) for k, v in given.items()}
        for year in YEARS:
            key = (row["relation"], year)
            if key not in natural or not all(p in natural for p in plan.parts(*key)):
                continue
            found = plan.derive(*key, lambda *k: natural[k])
            if found is None or abs(found - natural[key]) > Fraction(1, 10) * max(1, abs(found)):
                self.say(number, "at bounds: %s is %s, not %s" % (key, found, natural[key]))
            return


def main():
    parser = argparse.ArgumentParser(description="Hold the consistency program to a second implementation.")
    parser.add_argument("--consistency", required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="directory for plans that differ")
    options = parser.parse_args()
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as directory:
        for number in range(options.count):
            plan, hidden = make(options.seed, number)
            path = os.path.join(directory, "plan.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(to_yaml(plan))
            run = subprocess.run([options.consistency, "--json", path], encoding="utf-8", stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, check=False)
            before = len(comparison.wrong)
            if run.returncode != 0:
                comparison.say(number, "exit %d: %s" % (run.returncode, run.stderr))
            else:
                comparison.one(number, plan, hidden, json.loads(run.stdout))
            if options.keep and len(comparison.wrong) > before:
                os.makedirs(options.keep, exist_ok=True)
                os.replace(path, os.path.join(options.keep, "plan-%d.yaml" % number))
    print("\n".join(comparison.wrong[:20]))
    print(", ".join("%d %s" % (n, name) for name, n in comparison.count.items()), "- %d wrong" % len(comparison.wrong))
    return 1 if comparison.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
