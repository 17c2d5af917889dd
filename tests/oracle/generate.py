# SPDX-License-Identifier: MIT
"""Makes random valid plans for the audit oracle: the same seed and number give the same plan and the same text."""
import argparse
import random

from audit_oracle import (COUNT_PREFIX, INT64_MAX, MONEY_UNITS, Q, STAGES, RangeError, Run, Values, audit,
                          derived_dimension)
from plan_yaml import TooMuch, plan_text

LARGEST = 10**17                       # 10^15 yuan in fen
LABELS = ("项", "个", "家", "件", "人", "人年", "篇")
MAGNITUDES = ((1, 30), (100, 10**4), (10**6, 10**9), (10**9, 10**13), (10**9, 10**13), (10**15, LARGEST // 4))
COMPARATORS = ("at_least", "more_than", "at_most", "less_than")
CLAUSE_WEIGHTS = {"not_below_previous": 5, "not_below_peak": 2, "grow_at_least": 3, "grow_by_at_least": 2, "outpace": 6,
                  "share_at_least": 4, "share_not_below_previous": 3, "average_growth_at_least": 2,
                  "amount_at_least": 2, "at_least_peers": 2, "any_of": 4}
PERCENT = Q // 100


class Rejected(Exception):
    """A draw that is not a valid plan, or is out of range: another is drawn."""


class Maker:
    def __init__(self, rng):
        self.rng, self.indicators = rng, {}
        first = rng.randint(2012, 2024)
        self.years = (first, first + rng.randint(3, 8))
        self.dimension = rng.choice(("money", "money", "money", "count"))
        self.label, self.magnitude = rng.choice(LABELS), rng.choice(MAGNITUDES)
        self.unit = rng.choice(self.units(self.dimension))
        self.staged, self.dated = self.chance(0.5), self.chance(0.35)
        self.scopes = rng.choice((["全市"], ["市本级"], ["全社会"], ["全市", "市本级", "全社会"]))

    def chance(self, p):
        return self.rng.random() < p

    def units(self, dimension):
        return {"money": list(MONEY_UNITS), "count": [self.label] + [p + self.label for p in COUNT_PREFIX],
                "ratio": ["%", "‰"], "points": ["pp", "个百分点"]}[dimension]

    def pick_unit(self, dimension):
        return self.unit if dimension == self.dimension and self.chance(0.7) else self.rng.choice(self.units(dimension))

    # Indicators

    def add(self, name, dimension, **fields):
        blank = {"id": name, "dimension": dimension, "unit": self.pick_unit(dimension),
                 "scope": self.rng.choice(self.scopes), "values": {}, "one_off": {}, "comparable_base": {},
                 "assume": None, "derive": None}
        self.indicators[name] = dict(blank, **fields)
        return name

    def known_on(self, year):
        if not self.dated or self.chance(0.4):
            return None
        return "%d-%02d-%02d" % (year + self.rng.randint(0, 2), self.rng.randint(1, 12), self.rng.randint(1, 28))

    def observation(self, n, year, steady):
        """One figure at each of some stages, near to each other."""
        def near():
            return max(0, n + self.rng.choice((0, 0, 1, -1, n // 100, -n // 50)))

        if steady or not self.staged or self.chance(0.3):
            return {"final": {"value": n, "known_on": self.known_on(year)}}
        stages = set(self.rng.sample(STAGES, self.rng.randint(1, 4))) | ({"final"} if self.chance(0.6) else set())
        return {s: {"value": near(), "known_on": self.known_on(year)} for s in sorted(stages)}

    def step(self, n, steady):
        low = 0 if steady else -8
        n += self.rng.randint(0 if steady else -2, 3) if n < 200 else n * self.rng.randint(low, 20) // 100
        if n > 10**6 and self.chance(0.5) and not steady:
            n -= n % 10**(len(str(n)) - 3)
        return min(max(n, 0), LARGEST)

    def leaf(self, name, dimension=None, magnitude=None, steady=False):
        """An indicator with figures of its own; a steady one neither falls, misses a year nor has several stages."""
        ind = self.indicators[self.add(name, dimension or self.dimension)]
        low, high = magnitude or (self.magnitude if self.chance(0.93) else self.rng.choice(MAGNITUDES[:5]))
        n = self.rng.randint(low, high)
        first, last = self.years[0] - self.rng.choice((0, 1, 1, 2, 2, 3)), self.years[1] - self.rng.choice((0, 0, 0, 0, 1, 2))
        for year in range(first, last + 1):
            n = self.step(n, steady)
            if steady or not self.chance(0.05):
                zero = not steady and self.chance(0.025)
                ind["values"][year] = self.observation(0 if zero else n, year, steady)
        if not steady and self.chance(0.45):
            ind["assume"] = self.assumption(ind, n)
        return name

    def assumption(self, ind, n):
        def rate():
            return self.rng.choice((self.rng.randint(-5, 15) * PERCENT, self.rng.randint(-500, 1500) * PERCENT // 100,
                                    self.rng.randint(0, Q // 8)))

        ahead = [y for y in range(self.years[0], self.years[1] + 1) if y not in ind["values"]]
        assume = {}
        if self.chance(0.7):
            assume["growth"] = rate() if self.chance(0.6) or not ahead else {y: rate() for y in ahead if self.chance(0.8)}
        if ahead and self.chance(0.45):
            chosen = set(self.rng.sample(ahead, self.rng.randint(1, len(ahead))))
            if self.chance(0.3):
                chosen.add(self.rng.randint(self.years[0] - 3, self.years[1]))
            if self.dated and ind["values"]:
                chosen.add(max(ind["values"]))
            assume["amounts"] = {y: self.step(n, False) for y in sorted(chosen)}
        assume = {k: v for k, v in assume.items() if v != {}}
        return assume or None

    def derive(self, name, kind, ids):
        dims = [self.indicators[i]["dimension"] for i in ids]
        self.add(name, derived_dimension(kind, dims), derive=(kind, list(ids)))
        return name

    def publish(self, name):
        """Published figures of a derived indicator, near what it comes to."""
        ind, values = self.indicators[name], Values(self.plan(), None)
        for year in range(self.years[0], self.years[1] + 1):
            found = values.value(name, year).amount
            n = self.rng.randint(*self.magnitude) if found is None else int(found)
            if self.chance(0.5):
                ind["values"][year] = self.observation(n, year, False)

    def bases(self):
        for name in ("s", "s2", "r", "e", "p"):
            self.leaf(name)
        low, high = self.magnitude
        self.leaf("part", magnitude=(0, max(1, low // 8)))
        self.leaf("people", "count", (10**9, 10**13))
        self.leaf("rate", "ratio", (10 * PERCENT, 60 * PERCENT), True)
        self.leaf("rate-low", "ratio", (0, PERCENT), True)
        self.leaf("steady", magnitude=(max(1, low), high), steady=True)

    def references(self):
        """Derived indicators for rules to refer to."""
        recipes = [("total", "sum", ("r", "e")), ("whole", "sum", ("s", "e", "p")), ("net", "difference", ("e", "part")),
                   ("scaled", "product", ("rate", "e")), ("intensity", "ratio", ("r", "e")),
                   ("per-head", "ratio", ("r", "people")), ("pace", "growth", ("steady",)), ("late", "lag", ("r",)),
                   ("so-far", "cumulative", ("e",)), ("mean", "average", ("r", "e", "p")),
                   ("points-gap", "difference", ("rate", "rate-low"))]
        if self.dimension == "count":
            recipes = [r for r in recipes if r[0] != "per-head"]
        made = [self.derive(*r) for r in self.rng.sample(recipes, self.rng.randint(1, 4))]
        integral = [n for n in made if n in ("total", "net", "late", "so-far")]
        if integral and self.chance(0.3):
            made.append(self.derive("nested", "sum", (integral[0], "p")))
        for name in made:
            if name in ("total", "whole", "net", "late", "mean") and self.chance(0.25):
                self.publish(name)
            elif name in ("total", "net", "scaled", "mean", "late") and self.chance(0.4):
                self.indicators[name]["assume"] = self.assumption(self.indicators[name], 100)
        return made

    def ruled(self):
        if self.chance(0.65):
            return "s"
        kind = self.rng.choice(("sum", "difference", "lag", "cumulative"))
        other = {"sum": ["s2"], "difference": ["part"]}.get(kind, [])
        name = self.derive("ruled", kind, ["s"] + other)
        if kind == "sum" and self.chance(0.6):
            self.publish(name)
        return name

    def adjust(self, name):
        """One-off amounts and comparable bases of a ruled or reference indicator."""
        ind, values = self.indicators[name], Values(self.plan(), None)

        def typical(year):
            return int(values.value(name, year).amount or 0)

        for year in range(self.years[0] - 1, self.years[1] + 1):
            stages = [seen["value"] for seen in ind["values"].get(year, {}).values()]
            if self.chance(0.15):
                ind["one_off"][year] = self.rng.randint(0, max(0, min(stages + [typical(year)]) // 6))
        for year in range(self.years[0], self.years[1] + 1):
            if self.chance(0.2):
                before = typical(year - 1)
                near = [max(0, before + d) for d in (0, 1, -1, before // 20, -before // 20)]
                owed = self.rng.choice(near) if self.chance(0.4) else None
                ind["comparable_base"][year] = (self.rng.choice(near), owed)

    # Rules

    def rate(self, most):
        return self.rng.choice((self.rng.randint(0, most) * PERCENT, self.rng.randint(0, most * 100) * PERCENT // 100,
                                self.rng.randint(0, most * PERCENT)))

    def within(self, years):
        first = self.rng.randint(*years)
        return first, self.rng.randint(first, years[1])

    @staticmethod
    def cover(c):
        """Years that leave out a year the clause itself names are an error of the file."""
        named = list(c.get("amounts") or c.get("at") or ())
        if c["years"] and named:
            c["years"] = (min(named), max(named))
        elif c["kind"] == "average_growth_at_least":
            c["years"] = None
        if any(m["kind"] in ("amount_at_least", "average_growth_at_least") for m in c.get("clauses", ())):
            c["years"] = None

    def clause(self, kind, rule, same, others, depth=0):
        c = {"kind": kind, "years": self.within(rule["years"]) if self.chance(0.15) else None, "stage": None}
        if kind == "any_of":
            kinds = [self.clause_kind(1) for _ in range(self.rng.randint(2, 4))]
            c["clauses"] = [self.clause(k, rule, same, others, 1) for k in kinds]
        else:
            getattr(self, "clause_" + kind)(c, rule, same, others)
        self.cover(c)
        if self.staged and kind in ("outpace", "share_at_least", "share_not_below_previous", "at_least_peers"):
            c["stage"] = self.rng.choice(("final",) * 5 + STAGES) if self.chance(0.15) else None
        return c

    def clause_kind(self, depth=0):
        kinds = [k for k in CLAUSE_WEIGHTS if not depth or k != "any_of"]
        return self.rng.choices(kinds, [CLAUSE_WEIGHTS[k] for k in kinds])[0]

    def previous_options(self, c):
        if self.chance(0.35):
            c["strict"] = True
        if self.chance(0.35):
            c["tolerance"] = self.rate(20)

    def clause_not_below_previous(self, c, rule, same, others):
        self.previous_options(c)
        if self.chance(0.4):
            c["lookback"] = self.rng.randint(1, 3)

    def clause_not_below_peak(self, c, rule, same, others):
        pass

    def clause_grow_at_least(self, c, rule, same, others):
        c["value"] = self.rate(20)

    def clause_grow_by_at_least(self, c, rule, same, others):
        c["value"] = self.rng.randint(0, max(1, self.magnitude[0] // 5))

    def clause_outpace(self, c, rule, same, others):
        c["of"] = self.rng.choice(others)
        if self.chance(0.45):
            c["margin"] = 0 if self.chance(0.35) else self.rate(4)
        if self.chance(0.35):
            c["hold"] = True

    def clause_share_at_least(self, c, rule, same, others):
        c["of"], c["value"] = self.rng.choice(same), self.rate(self.rng.choice((5, 60)))

    def clause_share_not_below_previous(self, c, rule, same, others):
        c["of"] = self.rng.choice(same + ["people"])
        self.previous_options(c)

    def clause_average_growth_at_least(self, c, rule, same, others):
        first, last = rule["years"]
        chosen = sorted(self.rng.sample(range(first, last + 1), self.rng.randint(1, 2))) if self.chance(0.6) else None
        c["value"], c["at"] = self.rate(15), chosen
        c["since"] = min(chosen or [last]) - self.rng.randint(1, 4)

    def clause_amount_at_least(self, c, rule, same, others):
        years = self.rng.sample(range(rule["years"][0], rule["years"][1] + 1), self.rng.randint(1, 2))
        low, high = self.magnitude
        c["amounts"] = {y: self.rng.randint(low, min(high, low * 4)) for y in sorted(years)}

    def clause_at_least_peers(self, c, rule, same, others):
        c["peers"] = self.rng.sample(same, self.rng.randint(1, min(3, len(same))))

    def rule(self, name, indicator, references):
        first = self.rng.randint(self.years[0], self.years[1] - 1)
        rule = {"id": name, "indicator": indicator, "stage": None, "exempt": [],
                "years": (first, max(first + 1, self.rng.choice((self.years[1], self.rng.randint(*self.years))))),
                "base": self.rng.choice(("actual", "owed"))}
        if self.chance(0.25 if self.staged else 0.05):
            rule["stage"] = self.rng.choice(("final",) * 8 + STAGES)
        leaves = [i for i in ("s", "s2", "r", "e", "p", "steady") if i != indicator]
        others = [i for i in references + leaves + ["people", "rate"] if i != indicator]
        same = [i for i in references + leaves if self.indicators[i]["dimension"] == self.dimension and i != indicator]
        kinds = [self.clause_kind() for _ in range(self.rng.choice((1, 1, 2, 2, 3, 4, 5)))]
        rule["clauses"] = [self.clause(k, rule, same, others) for k in kinds]
        if self.chance(0.3):
            rule["exempt"] = sorted(self.rng.sample(range(first, rule["years"][1] + 1), self.rng.randint(1, 2)))
        return rule

    def target(self, name):
        when = {"over": self.within(self.years)} if self.chance(0.2) else {"year": self.rng.randint(*self.years)}
        return dict(when, id=name, indicator=self.rng.choice(("s", "r", "e")), comparator=self.rng.choice(COMPARATORS),
                    bound=self.rng.randint(*self.magnitude), strength=self.rng.choice((None, "ensure", "expect", "strive")))

    def plan(self, rules=(), targets=(), order=None):
        return {"id": "made-%d" % self.years[0], "title": "", "scope_mixed": len(self.scopes) > 1, "years": self.years,
                "indicators": [self.indicators[i] for i in order or self.indicators],
                "rules": list(rules), "targets": list(targets)}

    def whole(self):
        self.bases()
        references = self.references()
        ruled = self.ruled()
        names = ["growth-rule", "rule_2", "r3"][:self.rng.choice((1, 1, 2, 2, 3))]
        chosen = [ruled] + [self.rng.choice((ruled, "s", "s2")) for _ in names[1:]]
        rules = [self.rule(name, i, references) for name, i in zip(names, chosen)]
        for name in sorted({r["indicator"] for r in rules} | referred(rules)):
            if self.chance(0.3):
                self.adjust(name)
        keep = needed(self.indicators, {r["indicator"] for r in rules} | referred(rules) | {"s", "r", "e"})
        order = [i for i in self.indicators if i in keep or self.chance(0.2)]
        order = sorted(needed(self.indicators, order))
        self.rng.shuffle(order)
        return self.plan(rules, [self.target("t%d" % n) for n in range(self.rng.randint(0, 3))], order)


def clauses_of(rules):
    for rule in rules:
        for c in rule["clauses"]:
            yield c
            yield from c.get("clauses", ())


def referred(rules):
    return {i for c in clauses_of(rules) for i in c.get("peers", []) + ([c["of"]] if "of" in c else [])}


def needed(indicators, names):
    """The names and all they derive from."""
    found = set(names)
    for name in names:
        derive = indicators[name]["derive"]
        found |= needed(indicators, derive[1]) if derive else set()
    return found


# Near ties: the ruled values are moved to a least amount, or one quantum off

def tune(plan, rule, as_of, rng):
    by_id = {i["id"]: i for i in plan["indicators"]}
    kind, ids = by_id[rule["indicator"]]["derive"] or (None, [rule["indicator"]])
    leaf, back = by_id[ids[0]], 1 if kind == "lag" else 0
    run = Run(Values(plan, as_of), rule)
    for t in range(rule["years"][0], rule["years"][1] + 1):
        own, judged, least = run.year(t)
        leasts = [j.least for c in judged for j in [c] + c.members if j.least is not None]
        seen = run.values.selected(leaf["id"], t - back, rule["stage"])
        if own.amount is None or not leasts or seen is None or rng.random() < 0.15:
            continue
        goal = rng.choice(leasts + [least or leasts[0]] * 2) + rng.choice((0, 0, 0, 0, -1, -1, 1, 1, rng.randint(-5, 40)))
        moved = seen["value"] + goal - int(own.amount)
        if max(0, leaf["one_off"].get(t - back, 0)) <= moved <= LARGEST:
            seen["value"] = moved
            run.values = Values(plan, as_of)
            run.year(t)


def check(plan, as_of):
    """Reject negative values of what rules look at, one-off amounts above the value, and what 64 bits do not hold."""
    rules = plan["rules"]
    names = sorted({r["indicator"] for r in rules} | referred(rules))
    stages = {None} | {r["stage"] for r in rules} | {c["stage"] for c in clauses_of(rules)}
    for ind in plan["indicators"]:
        for year, seen in ind["values"].items():
            if any(each["value"] < ind["one_off"].get(year, 0) for each in seen.values()):
                raise Rejected("one-off above the value")
    for day in {as_of, None}:
        values = Values(plan, day)
        for name, stage in ((n, s) for n in names for s in stages):
            for year in range(values.low, values.high + 1):
                amount = values.clean(name, year, stage).amount
                if amount is not None and not 0 <= amount <= INT64_MAX // 2:
                    raise Rejected("out of range")


def pick_day(plan, rng):
    """A day on which some figure of a later year became known, or any day about then."""
    middle, last = sum(plan["years"]) // 2, plan["years"][1]
    days = {each["known_on"] for i in plan["indicators"] for y, seen in i["values"].items() for each in seen.values()
            if y >= middle and each["known_on"]}
    any_day = "%d-%02d-%02d" % (rng.randint(middle, last + 2), rng.randint(1, 12), rng.randint(1, 28))
    return rng.choice(sorted(days)) if days and rng.random() < 0.5 else any_day


def attempt(rng):
    maker = Maker(rng)
    plan = maker.whole()
    as_of = pick_day(plan, rng) if rng.random() < (0.6 if maker.dated else 0.1) else None
    tuned = set()
    for rule in plan["rules"]:
        if rule["indicator"] not in tuned:
            tune(plan, rule, as_of, rng)
            tuned.add(rule["indicator"])
    check(plan, as_of)
    return plan, as_of, audit(plan, as_of)


def make(seed, number):
    """(plan, as_of, text, what the oracle says of it)."""
    for again in range(1000):
        rng = random.Random("%d/%d/%d" % (seed, number, again))
        try:
            plan, as_of, answer = attempt(rng)
            return plan, as_of, plan_text(plan, rng), answer
        except (Rejected, RangeError, TooMuch):
            continue
    raise RuntimeError("no valid plan for seed %d number %d" % (seed, number))


def main():
    parser = argparse.ArgumentParser(description="Print one generated plan.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=0)
    options = parser.parse_args()
    _, as_of, text, _ = make(options.seed, options.number)
    print("# as of %s\n%s" % (as_of, text))


if __name__ == "__main__":
    main()
