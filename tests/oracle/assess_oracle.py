#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Works out yearly evaluations by hand, on generated plans, and compares every figure with a program's JSON.

usage: assess_oracle.py --assess PROGRAM [--count N] [--seed S]

Exact fractions throughout; growth rates in decimals of fifty digits. Nothing here is shared with the library.
"""
import argparse
import collections
import decimal
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

decimal.getcontext().prec = 60
UNITS = {"money": ("万元", 10**6, 2), "count": ("项", 10**6, 6), "ratio": ("%", 10**7, 9)}  # label, quanta, decimals of one
METHODS = ("growth_ratio", "linear_ratio", "schedule")
COMPARATORS = ("at_least", "more_than", "at_most", "less_than", "within")


def half_away(value, digits):
    """A fraction as decimal text with `digits` decimals, no zeros at the end."""
    scaled = value * 10**digits
    whole = int(abs(scaled) + F(1, 2))
    text = "%0*d" % (digits + 1, whole)
    if digits:
        text = (text[:-digits] + "." + text[-digits:]).rstrip("0").rstrip(".")
    return ("-" if scaled < 0 and whole else "") + text


def shown(value, dimension, ratio_unit=None):
    """Quanta as the text that JSON has: rounded to the quantum, in the unit."""
    if value is None:
        return None
    quanta = UNITS[dimension][1]
    whole = int(abs(value) + F(1, 2)) * (-1 if value < 0 else 1)
    return half_away(F(whole, ratio_unit or quanta), 18)


def rooted(value, years):
    number = decimal.Decimal(value.numerator) / decimal.Decimal(value.denominator)
    return decimal.Decimal(0) if number == 0 else (number.ln() / years).exp()


def millionths(number):
    return int((number * 10**6).to_integral_value(decimal.ROUND_HALF_UP))


def within_a_thousand(number):
    return max(-1000, min(1000, number))


class Model:
    """What a plan holds, in quanta."""

    def __init__(self, rng):
        self.rng = rng
        self.first = rng.randint(2015, 2022)
        self.last = self.first + rng.randint(2, 6)
        self.year = rng.randint(self.first, self.last + 1)
        self.method = rng.choice(METHODS)
        self.indicators, self.targets = {}, {}
        for n in range(rng.randint(2, 4)):
            self.leaf("m%d" % n, "money")
        self.leaf("c0", "count")
        for n in range(rng.randint(1, 4)):
            self.derived("d%d" % n)
        for n in range(rng.randint(1, 6)):
            self.target("t%d" % n)

    def leaf(self, name, dimension):
        rng, values = self.rng, {}
        level = rng.randint(1, 5000)
        for year in range(self.first - 3, self.last + 1):
            level = max(0, level + rng.randint(-level // 3 - 1, level // 2 + 1))
            if rng.random() < 0.82:
                values[year] = level * UNITS[dimension][1] // rng.choice((1, 1, 4)) * rng.choice((1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1))
        assumed = {y: level * UNITS[dimension][1] for y in range(self.first, self.last + 1)
                   if y not in values and rng.random() < 0.3}
        self.indicators[name] = dict(dimension=dimension, values=values, assumed=assumed, derive=None,
                                     direction=rng.choice(("more", "more", "less", None)))

    def derived(self, name):
        rng = self.rng
        money = [n for n, i in self.indicators.items() if i["dimension"] == "money"]
        ratios = [n for n, i in self.indicators.items() if i["dimension"] == "ratio"]
        kind = rng.choice(("sum", "difference", "ratio", "ratio", "ratio", "growth", "lag", "cumulative", "average"))
        inputs = rng.sample(money, 2) if kind in ("sum", "difference", "ratio", "average") else [rng.choice(money)]
        dimension = "ratio" if kind in ("ratio", "growth") else "money"
        if kind in ("sum", "average") and len(ratios) > 1 and rng.random() < 0.3:
            inputs, dimension = rng.sample(ratios, 2), "ratio"
        self.indicators[name] = dict(dimension=dimension, values={}, assumed={}, derive=(kind, inputs),
                                     direction=rng.choice(("more", "less", None)))

    def bound(self, name, due):
        rng, indicator = self.rng, self.indicators[name]
        alike = [n for n, i in self.indicators.items() if i["dimension"] == indicator["dimension"] and n != name]
        if alike and rng.random() < 0.2:
            return {"indicator": rng.choice(alike), "year": rng.choice((None, due - 1)),
                    "times": rng.choice((None, F(3, 2))), "plus": rng.choice((None, 1))}
        near = self.value(name, due, set()) if rng.random() < 0.3 else None
        if near is not None and near.denominator == 1:
            return near
        quanta = UNITS[indicator["dimension"]][1]
        return F(rng.randint(0, 6000) * quanta // rng.choice((1, 4)) if indicator["dimension"] != "ratio"
                 else rng.randint(0, 200) * quanta)

    def demand(self, name, due):
        comparator = self.rng.choice(COMPARATORS)
        low = self.bound(name, due)
        if comparator != "within":
            return {"comparator": comparator, "low": low}
        low = low if isinstance(low, F) else F(10 * UNITS[self.indicators[name]["dimension"]][1])
        return {"comparator": comparator, "low": low,
                "high": low + self.rng.randint(0, 900) * UNITS[self.indicators[name]["dimension"]][1]}

    def target(self, name):
        rng = self.rng
        indicator = rng.choice(sorted(self.indicators))
        over = rng.random() < 0.25
        last = rng.randint(self.first, self.last)
        first = rng.randint(self.first, last) if over else last
        base = None
        if rng.random() < 0.75:
            base = {"year": rng.randint(self.first - 3, self.last), "value": None}
            if rng.random() < 0.2:
                base["value"] = F(rng.randint(0, 90) * UNITS[self.indicators[indicator]["dimension"]][1])
        self.targets[name] = dict(indicator=indicator, over=over, first=first, due=last, base=base,
                                  strength=rng.choice(("ensure", "expect", "strive", None)), demand=self.demand(indicator, last),
                                  owner=rng.choice(("bureau", None)),
                                  revision=self.demand(indicator, last) if rng.random() < 0.3 else None)

    # Values that are observed

    def parts(self, name, year):
        kind, inputs = self.indicators[name]["derive"]
        if kind == "cumulative":
            return [(inputs[0], y) for y in range(self.first, year + 1)]
        if kind == "growth":
            return [(inputs[0], year - 1), (inputs[0], year)]
        return [(i, year - 1 if kind == "lag" else year) for i in inputs]

    def value(self, name, year, missing, put=None):
        """Exact, in quanta; None and the places that are missing, where it is not known. `put`: {place: value}."""
        if put and (name, year) in put:
            return put[name, year]
        indicator = self.indicators[name]
        if indicator["derive"] is None:
            if year in indicator["values"]:
                return F(indicator["values"][year])
            missing.add((name, year))
            return None
        kind, _ = indicator["derive"]
        places = self.parts(name, year)
        found = [self.value(n, y, missing, put) for n, y in places]
        below = {"ratio": 1, "growth": 0}.get(kind)
        if not places:
            missing.add((name, year))
            return None
        if below is not None and found[below] == 0:
            missing.add(places[below])
            return None
        if None in found:
            return None
        if kind == "difference":
            return found[0] - found[1]
        if kind == "ratio":
            return found[0] / found[1] * 10**9
        if kind == "growth":
            return (found[1] / found[0] - 1) * 10**9
        total = sum(found, F(0))
        return total / len(found) if kind == "average" else total

    # Writing

    def amount(self, value, name):
        label, quanta, _ = UNITS[self.indicators[name]["dimension"]]
        return "%s %s" % (half_away(F(value) / quanta, 12), label)

    def bound_text(self, name, demand):
        if demand["comparator"] == "within":
            return "[%s, %s]" % (self.amount(demand["low"], name), self.amount(demand["high"], name))
        low = demand["low"]
        if isinstance(low, F):
            return self.amount(low, name)
        plus = {"ratio": "1 pp"}.get(self.indicators[name]["dimension"], self.amount(UNITS[self.indicators[name]["dimension"]][1], name))
        return "{%s}" % ", ".join(["indicator: " + low["indicator"]] + (["year: %d" % low["year"]] if low["year"] else []) +
                                  (["times: 1.5"] if low["times"] else []) + (["plus: " + plus] if low["plus"] else []))

    def text(self):
        lines = ["kjplan: 1", "plan: {id: oracle, title: Oracle, years: %d-%d}" % (self.first, self.last),
                 "organisations: {bureau: {name: Bureau}}", "indicators:"]
        for name, i in self.indicators.items():
            label, quanta, _ = UNITS[i["dimension"]]
            words = ["name: " + name, "scope: city", "unit: '%s'" % label]
            if i["direction"]:
                words.append("direction: " + i["direction"])
            if i["derive"]:
                kind, inputs = i["derive"]
                words.append("derive: {%s: %s}" % (kind, "[%s]" % ", ".join(inputs) if kind in (
                    "sum", "difference", "ratio", "average") else inputs[0]))
            for key, values in (("values: {%s}", i["values"]), ("assume: {amounts: {%s}}", i["assumed"])):
                if values:
                    words.append(key % ", ".join("%d: %s" % (y, half_away(F(v, quanta), 12)) for y, v in sorted(values.items())))
            lines.append("  %s: {%s}" % (name, ", ".join(words)))
        lines.append("targets:")
        for name, t in self.targets.items():
            words = ["indicator: " + t["indicator"], "over: %d-%d" % (t["first"], t["due"]) if t["over"] else "year: %d" % t["due"],
                     "%s: %s" % (t["demand"]["comparator"], self.bound_text(t["indicator"], t["demand"]))]
            words += ["strength: " + t["strength"]] if t["strength"] else []
            words += ["owner: bureau"] if t["owner"] else []
            if t["base"]:
                value = t["base"]["value"]
                words.append("base: {year: %d%s}" % (t["base"]["year"], "" if value is None else
                                                     ", value: " + self.amount(value, t["indicator"])))
            if t["revision"]:
                words.append("revisions: [{on: 1990-01-01, %s: %s}]" % (
                    t["revision"]["comparator"], self.bound_text(t["indicator"], t["revision"])))
            lines.append("  %s: {%s}" % (name, ", ".join(words)))
        return "\n".join(lines) + "\n"


def holds(demand, value, low):
    return {"at_least": value >= low, "more_than": value > low, "at_most": value <= low, "less_than": value < low,
            "within": low <= value <= demand.get("high", low)}[demand["comparator"]]


class Judge:
    """What an evaluation of one target should say."""

    def __init__(self, model, target):
        self.m, self.t = model, target
        self.name, self.of = target["indicator"], min(model.year, target["due"])
        self.dimension = model.indicators[self.name]["dimension"]
        self.gone = self.years(self.of)

    def years(self, last):
        return list(range(self.t["first"], last + 1)) if self.t["over"] else [last]

    def total(self, years, missing, put=None):
        found = [self.m.value(self.name, y, missing, put) for y in years]
        return None if not found or None in found else sum(found, F(0))

    def low(self, demand, missing, put=None):
        low = demand["low"]
        if isinstance(low, F):
            return low
        value = self.m.value(low["indicator"], low["year"] or self.t["due"], missing, put)
        if value is None:
            return None
        quanta = 10**7 if self.dimension == "ratio" else UNITS[self.dimension][1]
        return value * (low["times"] or 1) + (quanta if low["plus"] else 0)

    def verdict(self, demand):
        if self.m.year < self.t["due"]:
            return "not_due"
        value, low = self.total(self.gone, set()), self.low(demand, set())
        if value is None or low is None:
            return "undetermined"
        return "met" if holds(demand, value, low) else "missed"

    def end(self, demand, low, value):
        return demand["high"] if demand["comparator"] == "within" and value > demand["high"] else low

    def answer(self):
        demand = self.t["revision"] or self.t["demand"]
        value, low = self.total(self.gone, set()), self.low(demand, set())
        verdict = self.verdict(demand)
        missing = set()
        if verdict in ("not_due", "undetermined"):
            self.total(self.gone, missing)
            if verdict == "undetermined":
                self.low(demand, missing)
        out = {"verdict": verdict, "first": self.verdict(self.t["demand"]), "missing": sorted(missing),
               "value": value, "low": low, "break_even": self.break_even(demand, missing, verdict), "distance": None}
        if value is not None and low is not None:
            out["distance"] = value - self.end(demand, low, value)
        out.update(self.ahead(demand, low, verdict))
        out.update(self.progress(demand, low, value))
        return out

    # Which figure the verdict turns on: by trying values of it.

    def break_even(self, demand, missing, verdict):
        if verdict != "undetermined" or len(missing) != 1 or demand["comparator"] == "within":
            return None
        place = next(iter(missing))

        def gap(x):
            put = {place: F(x)}
            value, low = self.total(self.gone, set(), put), self.low(demand, set(), put)
            return None if value is None or low is None else value - low

        points = [(F(x), gap(x)) for x in (7 * 10**8, 11 * 10**8, 13 * 10**9, 17 * 10**9, 19 * 10**10)]
        if any(y is None for _, y in points):
            return None
        (p, fp), (q, fq), (r, fr) = points[:3]
        # f = (a + b x) / (1 + d x), or (a + b x) / x; three points give it, the others tell whether it is one.
        for form in (lambda x, y: ([F(1), x, -x * y], y), lambda x, y: ([F(1), x, F(0)], x * y)):
            rows = [form(*pair) for pair in points[:3]]
            solved = solve([row for row, _ in rows], [right for _, right in rows])
            if solved is None:
                continue
            a, b, d = solved
            inverse = form(F(2), F(3))[1] == 6
            if all((a + b * x == y * (x if inverse else 1 + d * x)) for x, y in points):
                root = None if b == 0 else -a / b
                return None if root is None or gap(root) is None else (place, root)
        return None

    def ahead(self, demand, low, verdict):
        out = {"since": None, "growth_needed": None, "as_usual": None}
        if verdict in ("met", "missed"):
            return out
        first = self.t["first"] if self.t["over"] else self.m.first - 9
        since = next((y for y in range(self.of, first - 1, -1) if self.m.value(self.name, y, set()) is not None), None)
        out["since"] = since
        if since is None or since >= self.t["due"]:
            return out
        last, before = (self.m.value(self.name, y, set()) for y in (since, since - 1))
        if not self.t["over"] and low is not None and not holds(demand, last, low) and last > 0:
            end = self.end(demand, low, last)
            if end >= 0:
                out["growth_needed"] = millionths(rooted(end / last, self.t["due"] - since) - 1)
        if before is not None and before > 0:
            out["as_usual"] = self.repeat(last, last / before, since)
        return out

    def repeat(self, value, growth, since):
        total = self.total(self.years(since), set()) if self.t["over"] else F(0)
        if total is None:
            return None
        for _ in range(self.t["due"] - since):
            value = value * growth
            value = F(int(abs(value) + F(1, 2)) * (-1 if value < 0 else 1))
            if abs(value) >= 2**63:
                return None
            total = total + value if self.t["over"] else value
        return total

    # Progress

    def progress(self, demand, low, value):
        base = self.t["base"]
        start = None if base is None else base["value"] if base["value"] is not None else self.m.value(self.name, base["year"], set())
        method = self.m.method
        result = {"class": "not_assessable", "reason": None, "ratio": None, "score": None, "schedule": None, "base": start}

        def no(reason):
            return dict(result, reason=reason)

        if self.t["over"] and demand["comparator"] in ("at_most", "less_than", "within"):
            over = self.of >= self.t["due"] and value is not None and low is not None
            if not over or not holds(demand, value, low):
                return no("ceiling")
        if self.t["over"] and self.of < self.t["first"]:
            return no("not_begun")
        if value is None:
            return no("no_value")
        if low is None:
            return no("no_bound")
        if holds(demand, value, low):
            return dict(result, **{"class": "achieved", "score": 5 * 10**6 if method == "growth_ratio" else None})
        if self.t["over"]:
            if method != "schedule":
                return no("cumulative")
            if low <= 0:
                return no("not_positive")
            span = F(self.of - self.t["first"] + 1, self.t["due"] - self.t["first"] + 1)
            return self.scheduled(result, value / low, span)
        if base is None:
            return no("no_base")
        if base["year"] >= self.of:
            return no("no_span")
        if start is None:
            return no("no_base_value")
        end = self.end(demand, low, start)
        direction = self.m.indicators[self.name]["direction"]
        side = self.side(demand, low, start)
        if method != "schedule" and direction is None:
            return no("no_direction")
        if method != "schedule" and side not in (None, direction):
            return no("against_direction")
        if method == "growth_ratio" and (value <= 0 or start <= 0 or end < 0):
            return no("not_positive")
        if end == start:
            return dict(result, **{"class": "moving_away"})
        gone, whole = self.of - base["year"], self.t["due"] - base["year"]
        if method == "schedule":
            return self.scheduled(result, (value - start) / (end - start), F(gone, whole))
        if side is None or (value > end if side == "more" else value < end):
            return dict(result, **{"class": "moving_away"})
        sign = 1 if direction == "more" else -1
        if method == "linear_ratio":
            exact = within_a_thousand(sign * ((value - start) / gone) / abs((end - start) / whole))
            ratio = int(abs(exact) * 10**6 + F(1, 2)) * (-1 if exact < 0 else 1)
            steps = ((10**6, "on_track"), (5 * 10**5, "at_risk"), (0, "off_track"))
            score = None
        else:
            exact = sign * (rooted(value / start, gone) - 1) / abs(rooted(end / start, whole) - 1)
            ratio = millionths(within_a_thousand(exact))
            steps = ((950000, "on_track"), (600000, "at_risk"), (0, "off_track"))
            raw = F(ratio - 600000) * (F(50, 7) if ratio >= 600000 else F(25, 6))
            raw = max(F(-5 * 10**6), min(F(5 * 10**6), raw))
            score = int(abs(raw) + F(1, 2)) * (-1 if raw < 0 else 1)
        name = next((n for least, n in steps if ratio >= least), "moving_away")
        return dict(result, **{"class": self.at_last(name), "ratio": F(ratio, 10**6), "score": score})

    def at_last(self, name):
        """Once due, what is not achieved lags."""
        return "off_track" if self.m.year >= self.t["due"] and name in ("on_track", "at_risk") else name

    def side(self, demand, low, start):
        """Which way the bound lies; None where the base is within a pair."""
        if demand["comparator"] == "within":
            return None if low <= start <= demand["high"] else "more" if start < low else "less"
        return "more" if demand["comparator"] in ("at_least", "more_than") else "less"

    def scheduled(self, result, part, span):
        name = ("moving_away" if part > 1 or part < 0 else "on_track" if part >= span
                else "at_risk" if part >= span * F(4, 5) else "off_track")
        return dict(result, **{"class": self.at_last(name), "ratio": within_a_thousand(part), "schedule": span})


def solve(matrix, right):
    """Gauss on fractions; None where there is no single solution."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for i in range(size):
        pivot = next((k for k in range(i, size) if rows[k][i] != 0), None)
        if pivot is None:
            return solve_flat(matrix, right)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for k in range(size):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] for row in rows]


def solve_flat(matrix, right):
    """A form with its last unknown set to zero, from the first two points."""
    (one, x, _), (_, z, _) = matrix[:2]
    if x == z:
        return None
    slope = (right[0] - right[1]) / (x - z)
    return [right[0] - slope * x, slope, F(0)]


def expected_of(model, name):
    target = model.targets[name]
    judge = Judge(model, target)
    found = judge.answer()
    dimension = judge.dimension
    place = found["break_even"]
    return {
        "verdict": found["verdict"], "class": found["class"], "reason": found["reason"], "since": found["since"],
        "ratio": None if found["ratio"] is None else half_away(found["ratio"], 9),
        "score": None if found["score"] is None else half_away(F(found["score"], 10**6), 6),
        "schedule": None if found["schedule"] is None else half_away(found["schedule"], 9),
        "base": shown(found["base"], dimension),
        "distance": shown(found["distance"], dimension),
        "business_as_usual": shown(found["as_usual"], dimension),
        "growth_needed": None if found["growth_needed"] is None else "%s%d.%04d" % (
            "-" if found["growth_needed"] < 0 else "", abs(found["growth_needed"]) // 10**4, abs(found["growth_needed"]) % 10**4),
        "missing": found["missing"], "first": found["first"],
        "value": shown(found["value"], dimension), "bound": shown(found["low"], dimension),
        "break_even": None if place is None else (place[0][0], place[0][1], shown(place[1], model.indicators[place[0][0]]["dimension"])),
    }


def found_of(row, expected):
    """The same of the program; what is planned or assumed is no value and no bound."""
    turn = row["break_even"]
    found = {key: row[key] for key in ("verdict", "class", "reason", "since", "ratio", "score", "schedule", "base", "distance",
                                       "business_as_usual", "growth_needed", "value", "bound")}
    found["missing"] = sorted((m["indicator"], m["year"]) for m in row["missing"])
    found["first"] = row["as_first_promised"]["verdict"]
    found["break_even"] = None if turn is None else (turn["indicator"], turn["year"], turn["value"])
    if row["kind"] in ("planned", "assumed", "unknown"):
        found["value"] = None
    if row["bound_kind"] in ("planned", "assumed"):
        # Progress may be measured against it; that is not worked out here.
        for key in ("bound", "class", "reason", "ratio", "score", "schedule", "distance", "growth_needed"):
            found[key] = expected[key]
    return found


def rollups_of(model, verdicts):
    counts = collections.OrderedDict()
    for by, keys, key_of in (("strength", ("ensure", "expect", "strive"), lambda t: t["strength"] or "expect"),
                             ("owner", ("bureau", None), lambda t: t["owner"])):
        for key in keys:
            names = [n for n, t in model.targets.items() if key_of(t) == key]
            if names:
                counts[by, key] = [sum(verdicts[n] == v for n in names) for v in ("met", "missed", "not_due", "undetermined")]
    return [dict(zip(("by", "key", "met", "missed", "not_due", "undetermined"), [by, key] + row)) for (by, key), row in counts.items()]


def compare(model, answer):
    differences, verdicts = [], {}
    for row in answer["targets"]:
        expected = expected_of(model, row["target"])
        found = found_of(row, expected)
        verdicts[row["target"]] = expected["verdict"]
        differences += [(row["target"], key, expected[key], found[key]) for key in expected if expected[key] != found[key]]
    if [r["target"] for r in answer["targets"]] != list(model.targets):
        differences.append((None, "targets", list(model.targets), [r["target"] for r in answer["targets"]]))
    elif answer["rollups"] != rollups_of(model, verdicts):
        differences.append((None, "rollups", rollups_of(model, verdicts), answer["rollups"]))
    return differences


def run(program, path, model):
    done = subprocess.run([program, path, "--json", "--year", str(model.year), "--method", model.method],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=60)
    if done.returncode:
        return None, "exit %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[:400])
    return json.loads(done.stdout.decode("utf-8")), None


def main():
    parser = argparse.ArgumentParser(description="Compare evaluations with the oracle's on generated plans.")
    parser.add_argument("--assess", required=True, help="the program")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    census, wrong, targets = collections.Counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.yaml")
        for number in range(options.count):
            model = Model(random.Random("%d/%d" % (options.seed, number)))
            with open(path, "w", encoding="utf-8") as file:
                file.write(model.text())
            answer, why = run(os.path.abspath(options.assess), path, model)
            differences = [(None, "run", "", why)] if why else compare(model, answer)
            for row in (answer or {"targets": []})["targets"]:
                targets += 1
                census.update(["verdict " + row["verdict"], "class " + row["class"], "reason %s" % row["reason"]])
                census.update(["break even"] if row["break_even"] else [])
            for target, key, expected, found in differences[:5]:
                print("plan %d/%d year %d %s: target %s %s\n  expected %s\n  found    %s" % (
                    options.seed, number, model.year, model.method, target, key, expected, found))
            if differences and wrong < 3:
                print(model.text())
            wrong += len(differences)
    print(", ".join("%s %d" % pair for pair in sorted(census.items())))
    print("oracle: %d plans, %d targets, %d differences" % (options.count, targets, wrong))
    return 1 if wrong or not targets else 0


if __name__ == "__main__":
    sys.exit(main())
