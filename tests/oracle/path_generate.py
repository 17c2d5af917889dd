# SPDX-License-Identifier: MIT
"""Makes random valid plans with paths: the same seed and number give the same plan and the same text."""
import argparse
import random

from audit_oracle import INT64_MAX, Q, RangeError, Values, unit_quanta
from generate import PERCENT, Maker, needed, referred
from path_curves import Undecided, down
from path_oracle import UPPER, solve
from plan_yaml import Plain, Text, TooMuch, Writer

MAGNITUDES = ((100, 10**4), (10**6, 10**9), (10**8, 10**11), (10**9, 10**13), (10**9, 10**13), (10**12, 10**15))
SHAPES = ("linear", "constant_growth", "fixed_growth", "front_loaded", "back_loaded", "s_curve", "logistic", "step",
          "shares", "catch_up", "business_as_usual", "latest")
PLAIN_SHAPES = ("linear", "constant_growth", "front_loaded", "back_loaded", "s_curve", "logistic", "step", "latest")
STRENGTHS = ("ensure", "expect", "strive")


class Rejected(Exception):
    """A draw that is not a valid plan: another is drawn."""


class PathMaker(Maker):
    def __init__(self, rng):
        super().__init__(rng)
        self.years = (self.years[0], self.years[0] + rng.randint(3, 6))
        self.magnitude = rng.choice(MAGNITUDES)
        self.staged = False
        self.scopes = ["市本级"]
        self.first = self.years[0] - rng.choice((0, 0, 1))
        self.sizes = rng.random()

    # Indicators

    def bases(self):
        """What rules and caps refer to: mostly known or assumed to the end, steady enough to be kept up with."""
        for name in ("r", "e", "p", "m"):
            self.leaf(name, steady=self.chance(0.5))
            ind = self.indicators[name]
            ahead = self.chance(0.6)
            if ahead:
                ind["values"] = {y: v for y, v in ind["values"].items() if y <= self.first + self.rng.randint(0, 1)}
            if not ind["assume"] and (ahead or self.chance(0.5)) and not self.chance(0.05):
                ind["assume"] = {"growth": self.rng.randint(-200, 1200) * PERCENT // 100}
        self.leaf("people", "count", (10**9, 10**13), self.chance(0.5))

    def own(self):
        """The indicator of the path: observed to where the path begins, or begun at a stated amount."""
        ind = self.indicators[self.leaf("s")]
        stated = self.chance(0.4)
        ind["values"] = {y: v for y, v in ind["values"].items() if y < self.first or y == self.first and not stated}
        ind["assume"] = None
        if self.dimension == "count":
            ind["unit"] = self.label
        known = [v["final"]["value"] for v in ind["values"].values()]
        self.base = known[-1] if known and not stated else max(known, default=self.rng.randint(*self.magnitude))
        if stated and self.chance(0.2):
            ind["values"][self.first] = {"final": {"value": self.base, "known_on": None}}
        self.stated = stated or self.first not in ind["values"]
        return ind

    def adjustments(self):
        ind = self.indicators["s"]
        for year in range(self.first, self.years[1] + 1):
            if self.chance(0.06):
                ind["one_off"][year] = self.rng.randint(0, self.base // self.rng.choice((10, 10, 1)))
            if self.chance(0.05):
                near = max(1, self.base + self.rng.choice((0, self.base // 20, -self.base // 20)))
                ind["comparable_base"][year] = (near, self.rng.choice((None, near)))

    # Paths

    def grid(self):
        quantum = 1 if self.dimension == "money" else unit_quanta("count", self.indicators["s"]["unit"])
        wide = max(1, self.base // self.rng.choice((3, 7, 10, 50, 1000, 10**5)))
        choices = [quantum, wide, 10**(len(str(wide)) - 1), 10**6]
        return self.rng.choice(choices)

    def ahead(self, n, year):
        """An amount of a later year: grown more or less, round more or less."""
        n += n * self.rng.randint(-10, 35) * (year - self.first) // 100
        n = max(n, 1)
        return max(down(n, self.near), self.near) if self.chance(0.8) else n

    def later(self):
        first = max(self.first + 1, self.years[0])
        return sorted(self.rng.sample(range(first, self.years[1] + 1),
                                      min(self.years[1] + 1 - first, self.rng.choice((1, 1, 2, 3)))))

    def cap(self):
        kind = self.rng.choice(("grow_at_most",) * 3 + ("amount_at_most", "share_at_most"))
        c = {"kind": kind, "years": self.within(self.years) if self.chance(0.2) else None, "stage": None}
        if kind == "grow_at_most":
            c["value"] = self.rng.choice((self.rng.randint(3, 60) * PERCENT, self.rng.randint(300, 6000) * PERCENT // 100,
                                          self.rng.randint(Q // 50, Q)))
        elif kind == "amount_at_most":
            c["amounts"] = {y: self.ahead(self.base * self.rng.randint(2, 4) // 2, y) for y in self.later()}
            c["years"] = None
        else:
            whole = self.rng.choice(("r", "e", "p"))
            seen = [v["final"]["value"] for v in self.indicators[whole]["values"].values()]
            share = Q * self.base // max(1, seen[-1] if seen else 1)
            c.update(of=whole, value=min(share * self.rng.randint(10, 40) // 10, 10**6 * Q))
        return c

    def path(self, name, shape, **fields):
        p = {"indicator": name, "shape": shape, "from": None, "through": None, "growth": None, "of": None, "shares": None,
             "round_to": None, "floors": None, "caps": []}
        p.update(fields)
        if shape == "fixed_growth":
            p["growth"] = self.rng.randint(-500, 3000) * PERCENT // 100
        if shape == "catch_up":
            p["of"] = self.rng.choice(("m", "e"))
        if shape == "shares":
            years = [y for y in range(self.first + 1, self.years[1] + 1) if self.chance(0.7)] or [self.years[1]]
            p["shares"] = {y: s for y, s in zip(years, sorted(self.rng.randint(0, Q) for _ in years))}
        return p

    def main_path(self):
        self.near = self.grid()
        p = self.path("s", self.rng.choice(SHAPES), round_to=self.near)
        if self.near == 10**6 and self.chance(0.5) and self.dimension == "money":
            p["round_to"] = None
        if self.stated or self.chance(0.2):
            p["from"] = (self.first, self.base if self.stated or self.chance(0.5) else None)
        if self.chance(0.5):
            p["through"] = {y: self.ahead(self.base, y) for y in self.later()}
        p["caps"] = [self.cap() for _ in range(self.rng.choice((0, 1, 1, 2, 3)))]
        growth = [c for c in p["caps"] if c["kind"] == "grow_at_most"]
        p["caps"] = [c for c in p["caps"] if c not in growth[1:]]
        return p

    def other_path(self):
        """A reference that is itself planned."""
        p = self.path("m", self.rng.choice(("linear", "fixed_growth", "constant_growth", "step")), round_to=self.near)
        ind = self.indicators["m"]
        seen = [v["final"]["value"] for v in ind["values"].values()]
        last = max(ind["values"], default=self.years[0] - 1)
        ahead = range(max(last + 1, self.years[0]), self.years[1] + 1)
        if not seen or not seen[-1] or not ahead:
            return None
        if p["shape"] != "fixed_growth":
            p["through"] = {self.rng.choice(ahead): max(1, seen[-1] * self.rng.randint(80, 160) // 100)}
        return p

    def path_target(self, name, year):
        word = self.rng.choice(("at_least",) * 5 + ("more_than", "more_than", "at_most", "less_than", "within"))
        bound = self.ahead(self.base, year)
        t = {"id": name, "indicator": "s", "year": year, "comparator": word, "bound": bound,
             "strength": self.rng.choice((None,) + STRENGTHS), "revisions": []}
        if word == "within":
            t["bound"] = (bound, bound + self.rng.randint(0, bound // 3))
        elif self.chance(0.2):
            day = "%d-%02d-11" % (self.years[0] + self.rng.randint(0, 3), self.rng.randint(1, 12))
            t["revisions"] = [(day, word, self.ahead(self.base, year))]
        return t

    def path_targets(self):
        found = [self.path_target("goal%d" % n, y) for n, y in enumerate(self.later())]
        if found and self.chance(0.25):
            again = self.path_target("again", self.rng.choice(found)["year"])
            if again["comparator"] not in UPPER or all(t["comparator"] not in UPPER for t in found):
                found.append(again)
        return found

    def scenario(self, p):
        over = {"shape": self.rng.choice(PLAIN_SHAPES)}
        if self.chance(0.4):
            over["caps"] = [{"kind": "grow_at_most", "years": None, "stage": None,
                             "value": self.rng.randint(5, 80) * PERCENT}]
        if self.chance(0.3):
            over["round_to"] = self.grid()
        return {"id": "other", "paths": {p["indicator"]: over}}

    def path_rules(self):
        same, others = ["r", "e", "p", "m"], ["r", "e", "p", "m", "people"]
        names = ["growth-rule", "rule_2"][:self.rng.choice((0, 1, 1, 1, 2))]
        rules = []
        for name in names:
            rule = self.blank_rule(name)
            kinds = [self.clause_kind() for _ in range(self.rng.choice((1, 1, 2, 3)))]
            rule["clauses"] = [self.clause(k, rule, same, others) for k in kinds]
            for c in rule["clauses"]:
                for m in c.get("clauses", [c]):
                    self.soften(m)
            rules.append(rule)
        return rules

    def blank_rule(self, name):
        first = self.rng.choice((self.years[0], self.years[0] + 1, self.rng.randint(self.years[0], self.years[1] - 1)))
        last = self.rng.choice((self.years[1], self.years[1], self.rng.randint(first + 1, self.years[1])))
        exempt = [self.rng.randint(first, last)] if self.chance(0.2) else []
        return {"id": name, "indicator": "s", "stage": None, "exempt": exempt, "years": (first, last),
                "base": self.rng.choice(("actual", "owed"))}

    def soften(self, c):
        """Shares and amounts near the base, or every path would be all floor."""
        if c["kind"] == "share_at_least":
            seen = [v["final"]["value"] for v in self.indicators[c["of"]]["values"].values()] or [1]
            c["value"] = min(Q * self.base * self.rng.randint(3, 14) // 10 // max(1, seen[-1]), 10**5 * Q)
        if c["kind"] == "amount_at_least":
            c["amounts"] = {y: self.ahead(self.base * self.rng.randint(6, 12) // 10, y) for y in c["amounts"]}
        if c["kind"] == "at_least_peers" and self.chance(0.6):
            c["kind"], c["value"] = "grow_at_least", self.rate(10)
            del c["peers"]
        if c["kind"] == "grow_by_at_least":
            c["value"] = self.rng.randint(0, self.base // 8)

    def whole(self):
        self.bases()
        self.own()
        if self.chance(0.4):
            self.adjustments()
        path = self.main_path()
        rules = self.path_rules()
        if rules and self.chance(0.3):
            path["floors"] = [r["id"] for r in rules if self.chance(0.6)]
        paths = [path]
        other = self.other_path() if self.chance(0.3) else None
        if other:
            paths.insert(self.rng.randint(0, 1), other)
        targets = self.path_targets()
        if path["through"] is None and not targets and path["shape"] not in ("fixed_growth", "catch_up",
                                                                            "business_as_usual"):
            raise Rejected("no anchor")
        keep = needed(self.indicators, {"s", "m"} | referred(rules) | {c["of"] for c in path["caps"] if "of" in c}
                      | {p["of"] for p in paths if p["of"]})
        order = sorted(keep)
        self.rng.shuffle(order)
        plan = self.plan(rules, targets, order)
        plan["scope_mixed"] = False
        plan["paths"] = paths
        plan["scenarios"] = [self.scenario(path)] if self.chance(0.35) else []
        return plan


class PathWriter(Writer):
    def target(self, target):
        ind = self.indicators[target["indicator"]]
        revisions = [{"on": Text(day), word: self.amount(bound, ind)} for day, word, bound in target["revisions"]]
        bound = target["bound"]
        bound = [self.amount(b, ind) for b in bound] if isinstance(bound, tuple) else self.amount(bound, ind)
        return self.shuffled([
            ("indicator", Plain(ind["id"])), ("year", Plain(target["year"])), (target["comparator"], bound),
            ("strength", Plain(target["strength"]) if target["strength"] else None), ("revisions", revisions or None)])

    def cap(self, c, ind):
        extra = [("years", self.span(c["years"]) if c["years"] else None),
                 ("note", Text("见原文") if self.chance(0.05) else None)]
        if c["kind"] == "grow_at_most":
            return {c["kind"]: self.short(self.shuffled([("value", self.rate(c["value"]))] + extra), "value")}
        if c["kind"] == "amount_at_most":
            amounts = {y: self.amount(a, ind) for y, a in c["amounts"].items()}
            return {c["kind"]: self.short(self.shuffled([("amounts", amounts)] + extra), "amounts")}
        return {c["kind"]: self.shuffled([("of", Plain(c["of"])), ("value", self.rate(c["value"]))] + extra)}

    def path(self, name, p):
        ind = self.indicators[name]

        def years(field, shape):
            return {y: shape(n) for y, n in p[field].items()} if p.get(field) else None

        begin = p.get("from")
        if begin:
            begin = self.shuffled([("year", Plain(begin[0])),
                                   ("value", None if begin[1] is None else self.amount(begin[1], ind))])
        floors = p.get("floors")
        return self.shuffled([
            ("shape", Plain(p["shape"])), ("from", begin), ("through", years("through", lambda n: self.amount(n, ind))),
            ("growth", None if p.get("growth") is None else self.rate(p["growth"])),
            ("of", Plain(p["of"]) if p.get("of") else None), ("shares", years("shares", self.rate)),
            ("round_to", self.amount(p["round_to"], ind) if p.get("round_to") else None),
            ("floors", None if floors is None else [Plain(f) for f in floors]),
            ("caps", [self.cap(c, ind) for c in p["caps"]] if p.get("caps") else None)])

    def document(self):
        pairs = list(super().document().items())
        pairs.append(("paths", {p["indicator"]: self.path(p["indicator"], p) for p in self.plan["paths"]}))
        if self.plan["scenarios"]:
            pairs.append(("scenarios", {s["id"]: {"paths": {i: self.path(i, p) for i, p in s["paths"].items()}}
                                        for s in self.plan["scenarios"]}))
        return self.shuffled(pairs, 0.25)


def plan_text(plan, rng):
    writer = PathWriter(plan, rng)
    return "\n".join(writer.block(writer.document(), 0, rng.choice((0.1, 0.5, 0.9))) + [""])


def check(plan, as_of):
    rules = plan["rules"]
    for ind in plan["indicators"]:
        for year, seen in ind["values"].items():
            if any(each["value"] < ind["one_off"].get(year, 0) for each in seen.values()):
                raise Rejected("one-off above the value")
    values = Values(plan, as_of)
    for name in sorted({"s"} | referred(rules)):
        for year in range(values.low, values.high + 1):
            amount = values.clean(name, year).amount
            if amount is not None and not 0 <= amount <= INT64_MAX // 2:
                raise Rejected("out of range")


def attempt(rng):
    """(plan, options, text, answer): the options of the question are drawn too."""
    maker = PathMaker(rng)
    plan = maker.whole()
    options = {"as_of": None, "scenario": None, "shape": None, "strengths": None}
    if rng.random() < 0.2:
        options["as_of"] = "%d-%02d-%02d" % (rng.randint(plan["years"][0] - 1, plan["years"][1]), rng.randint(1, 12),
                                             rng.randint(1, 28))
    if plan["scenarios"] and rng.random() < 0.7:
        options["scenario"] = "other"
    if rng.random() < 0.15:
        options["shape"] = rng.choice(PLAIN_SHAPES)
    if rng.random() < 0.1:
        options["strengths"] = tuple(rng.sample(STRENGTHS, 2))
    check(plan, options["as_of"])
    answer = solve(plan, **options)
    return plan, options, plan_text(plan, rng), answer


def make(seed, number):
    for again in range(3000):
        rng = random.Random("path/%d/%d/%d" % (seed, number, again))
        try:
            return attempt(rng)
        except (Rejected, RangeError, TooMuch, Undecided):
            continue
    raise RuntimeError("no valid plan for seed %d number %d" % (seed, number))


def main():
    parser = argparse.ArgumentParser(description="Print one generated plan.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=0)
    options = parser.parse_args()
    _, asked, text, answer = make(options.seed, options.number)
    print("# %s\n%s" % (asked, text))
    for each in answer:
        print("# %s" % {k: v for k, v in each.items() if k != "points"})
        for row in each.get("points", ()):
            print("#   %s" % row)


if __name__ == "__main__":
    main()
