# SPDX-License-Identifier: MIT
"""Checks the path oracle: its corridor against every path of tiny plans, its curves against figures worked by hand."""
import argparse
import os
import random
import sys
import unittest
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from path_brute import Brute  # noqa: E402
from path_curves import Root, Undecided, integer_root, nearest  # noqa: E402
from path_oracle import Q, Track, solve  # noqa: E402

YI = 10**10
WAN = 10**6
PERCENT = Q // 100
COUNT = int(os.environ.get("KJP_PATHS", "300"))


def indicator(name, values=(), **fields):
    seen = {y: {"final": {"value": n, "known_on": None}} for y, n in dict(values).items()}
    blank = {"id": name, "dimension": "money", "unit": "亿元", "scope": "市本级", "values": seen, "one_off": {},
             "comparable_base": {}, "assume": None, "derive": None}
    return dict(blank, **fields)


def path_of(**fields):
    blank = {"indicator": "s", "shape": "linear", "from": None, "through": None, "growth": None, "of": None,
             "shares": None, "round_to": None, "floors": None, "caps": []}
    return dict(blank, **fields)


def clause(kind, **options):
    return dict({"years": None, "stage": None}, kind=kind, **options)


def cap(kind, **options):
    return dict({"years": None, "stage": None}, kind=kind, **options)


def rule_of(clauses, years, **fields):
    return dict({"id": "r", "indicator": "s", "years": years, "stage": None, "base": "actual", "clauses": clauses,
                 "exempt": []}, **fields)


def plan_of(path, indicators, rules=(), targets=(), years=(2022, 2025)):
    return {"id": "p", "title": "", "scope_mixed": False, "years": years, "indicators": list(indicators),
            "rules": list(rules), "targets": list(targets), "paths": [path]}


# Tiny plans, small enough to try every path

class Tiny:
    YEARS = (2020, 2023)

    def __init__(self, rng):
        self.rng = rng
        self.grid = rng.choice((1, 1, 2, 3, 5))
        self.levels = rng.randint(6, 12)
        self.most = self.grid * self.levels
        self.first = rng.choice((2019, 2020, 2020))
        self.last = self.first + rng.choice((2, 3, 3))

    def chance(self, p):
        return self.rng.random() < p

    def rate(self, low, high):
        return self.rng.choice((self.rng.randint(low, high) * PERCENT, self.rng.randint(low * PERCENT, high * PERCENT)))

    def series(self, low, high, missing=0.06):
        return {y: self.rng.randint(low, high) for y in range(2016, self.last + 1) if not self.chance(missing)}

    def clause(self, depth=0):
        kinds = ["not_below_previous", "not_below_previous", "not_below_peak", "grow_at_least", "grow_by_at_least",
                 "outpace", "outpace", "share_at_least", "share_not_below_previous", "average_growth_at_least",
                 "amount_at_least", "at_least_peers"] + ([] if depth else ["any_of", "any_of"])
        kind = self.rng.choice(kinds)
        c = clause(kind, **getattr(self, "make_" + kind)())
        if kind not in ("any_of", "amount_at_least", "average_growth_at_least") and self.chance(0.15):
            c["years"] = (self.first + 1, self.first + self.rng.randint(1, 2))
        return c

    def options(self):
        found = {"strict": True} if self.chance(0.4) else {}
        return dict(found, tolerance=self.rate(0, 30)) if self.chance(0.3) else found

    def make_not_below_previous(self):
        return dict(self.options(), lookback=self.rng.randint(1, 3)) if self.chance(0.4) else self.options()

    def make_not_below_peak(self):
        return {}

    def make_grow_at_least(self):
        return {"value": self.rate(-10, 40)}

    def make_grow_by_at_least(self):
        return {"value": self.rng.randint(0, 2 * self.grid)}

    def make_outpace(self):
        found = {"of": self.rng.choice("re"), "hold": self.chance(0.3)}
        return dict(found, margin=self.rate(0, 10)) if self.chance(0.4) else found

    def make_share_at_least(self):
        return {"of": self.rng.choice("re"), "value": self.rate(0, 30)}

    def make_share_not_below_previous(self):
        return dict(self.options(), of=self.rng.choice("re"))

    def make_average_growth_at_least(self):
        at = self.first + self.rng.randint(1, 2)
        return {"value": self.rate(0, 30), "since": at - self.rng.randint(1, 3), "at": [at]}

    def make_amount_at_least(self):
        return {"amounts": {self.rng.randint(self.first + 1, self.last): self.rng.randint(0, self.most)}}

    def make_at_least_peers(self):
        return {"peers": self.rng.choice((["r"], ["r", "e"]))}

    def make_any_of(self):
        return {"clauses": [self.clause(1) for _ in range(self.rng.randint(1, 3))]}

    def rule(self, name):
        years = self.rng.choice(((self.first + 1, self.last), (self.first, self.last), (self.first - 1, self.last)))
        found = rule_of([self.clause() for _ in range(self.rng.randint(1, 3))], years, id=name)
        if self.chance(0.5):
            found["base"] = "owed"
        if self.chance(0.3):
            found["exempt"] = [self.rng.randint(self.first, self.last)]
        return found

    def caps(self):
        every = {y: self.most for y in range(self.first + 1, self.last + 1)}
        found = [cap("amount_at_most", amounts=every)]
        if self.chance(0.7):
            years = None if self.chance(0.7) else (self.first + 1, self.first + self.rng.randint(1, 3))
            found.append(cap("grow_at_most", value=self.rate(-5, 120), years=years))
        if self.chance(0.3):
            found.append(cap("share_at_most", of=self.rng.choice("re"), value=self.rate(20, 100)))
        return found

    def targets(self):
        found = [{"id": "end", "year": self.last}]
        found += [{"id": "more", "year": self.rng.randint(self.first + 1, self.last)}] if self.chance(0.4) else []
        for t in found:
            n = self.rng.randint(0, self.most)
            low = self.chance(0.7) or t["id"] == "end"
            word = self.rng.choice(("at_least", "more_than") if low else ("at_most", "less_than", "within"))
            bound = (self.rng.randint(0, n), n) if word == "within" else max(n, self.grid)
            t.update(indicator="s", comparator=word, bound=bound, strength=None)
        return found

    def plan(self):
        base = self.rng.randint(0, self.most * 2 // 3)
        own = {y: self.rng.randint(0, max(1, base)) for y in range(2016, self.first) if not self.chance(0.1)}
        own[self.first] = base
        s = indicator("s", own)
        for y in range(self.first - 1, self.last + 1):
            if self.chance(0.08):
                s["one_off"][y] = 0 if y <= self.first else self.rng.randint(0, 3)
            if self.chance(0.08):
                s["comparable_base"][y] = (self.rng.randint(0, base), self.rng.choice((None, self.rng.randint(0, base))))
        path = path_of(shape="latest", round_to=self.grid, caps=self.caps(), **{"from": (self.first, base)})
        targets = self.targets()
        if self.chance(0.4):
            path["through"] = {t["year"]: self.rng.randint(0, self.most) for t in targets}
        low, high = self.rng.choice(((3, 20), (10, 60)))
        return plan_of(path, [s, indicator("r", self.series(low, high)), indicator("e", self.series(low, high, 0))],
                       [self.rule("r%d" % n) for n in range(self.rng.choice((0, 1, 1, 1, 2)))], targets,
                       (2016, self.last))


def least_and_greatest(plan):
    track = Track(plan, plan["paths"][0])
    least = track.least(track.end)
    if least is None:
        return None, None, track.conflict()["year"]
    strip = [{t: p[t] for t in track.years} for p in (least, track.greatest(track.end, least))]
    return strip[0], strip[1], None


def agreement(number, tally):
    """What the recursion says against every path of one tiny plan."""
    tiny = Tiny(random.Random("tiny/%d" % number))
    plan = tiny.plan()
    brute = Brute(plan, tiny.most)
    expected = brute.answer()
    try:
        found = least_and_greatest(plan)
    except Undecided as why:
        tally[str(why)] = tally.get(str(why), 0) + 1
        track = Track(plan, plan["paths"][0])
        if str(why) == "no pointwise greatest path":
            return expected[0] == {t: track.least(track.end)[t] for t in track.years}, plan, expected, str(why)
        return True, plan, expected, str(why)
    word = "feasible" if found[0] else "infeasible"
    tally[word] = tally.get(word, 0) + 1
    return found == expected, plan, expected, found


class Corridor(unittest.TestCase):
    def test_recursion_equals_every_path(self):
        tally = {}
        for number in range(COUNT):
            same, plan, expected, found = agreement(number, tally)
            self.assertTrue(same, "tiny %d: every path %s, recursion %s\n%s" % (number, expected, found, plan))
        print("corridor: %d plans: %s" % (COUNT, tally), file=sys.stderr)
        self.assertGreater(tally["feasible"], COUNT // 5)
        self.assertGreater(tally["infeasible"], COUNT // 10)

    def test_a_floor_of_a_later_year_is_prepared(self):
        # The specification's own example: 10, amount_at_least 20 in year 2, cap +50 % gives 14, 20.
        rule = rule_of([clause("amount_at_least", amounts={2024: 20})], (2023, 2024))
        path = path_of(shape="latest", round_to=1, caps=[cap("grow_at_most", value=50 * PERCENT)],
                       through={2024: 1}, **{"from": (2022, 10)})
        self.assertEqual(least_and_greatest(plan_of(path, [indicator("s")], [rule]))[0], {2023: 14, 2024: 20})

    def test_exempt_year_owes_its_floor(self):
        # Grow by 10, 2023 exempt: owed 110 in 2023, so 120 in 2024; from the actual 0 it would be 10.
        def last(base):
            rule = rule_of([clause("grow_by_at_least", value=10)], (2023, 2024), base=base, exempt=[2023])
            path = path_of(shape="latest", round_to=1, through={2024: 1}, **{"from": (2022, 100)})
            return least_and_greatest(plan_of(path, [indicator("s")], [rule]))[0]

        self.assertEqual(last("owed"), {2023: 0, 2024: 120})
        self.assertEqual(last("actual"), {2023: 0, 2024: 10})


class Baotou(unittest.TestCase):
    """Figures of the facts page, in 万元."""

    def values(self, shape, *caps, clauses=None, **fields):
        revenue = indicator("revenue", {2022: 100 * YI}, assume={"growth": 8 * PERCENT, "amounts": {}})
        clauses = clauses or [clause("not_below_previous"), clause("outpace", of="revenue")]
        rule = rule_of(clauses, (2023, 2025), base="owed")
        path = path_of(shape=shape, caps=list(caps), through={2025: 3 * YI}, **{"from": (2022, YI)}, **fields)
        return solve(plan_of(path, [indicator("s"), revenue], [rule]))[0]

    def check(self, answer, values, total):
        self.assertEqual([p["value"] for p in answer["points"]], values)
        self.assertEqual(answer["total"], total)

    def test_shapes(self):
        self.check(self.values("constant_growth"), ["1", "1.4422", "2.0801", "3"], "7.5223")
        self.check(self.values("linear"), ["1", "1.6667", "2.3333", "3"], "8")

    def test_latest(self):
        # The revenue's +8 % lifts 2023 to 1.0801 under +100 %; the facts page, never below the year before, has 1.
        double, half = cap("grow_at_most", value=Q), cap("grow_at_most", value=Q // 2)
        self.check(self.values("latest", double), ["1", "1.0801", "1.5", "3"], "6.5801")
        kept = [clause("not_below_previous")]
        self.check(self.values("latest", double, clauses=kept), ["1", "1", "1.5", "3"], "6.5")
        self.check(self.values("latest", double, floors=[]), ["1", "0.75", "1.5", "3"], "6.25")
        self.check(self.values("latest", half), ["1", "1.3334", "2", "3"], "7.3334")

    def feasible(self, rate, grid):
        return self.values("latest", cap("grow_at_most", value=rate), round_to=grid)["feasible"]

    def test_infeasible(self):
        found = self.values("latest", cap("grow_at_most", value=30 * PERCENT))
        self.assertEqual(found["conflict"], {"year": 2025, "floor_clause": ["through"], "cap_clause": ["grow_at_most"],
                                             "amount": "0.803"})
        self.assertEqual((self.feasible(442300000, WAN), self.feasible(442299999, WAN)), (True, False))
        # 3^(1/3) - 1 = 0.44224957030...: on the grid of a fen, 44.2250 % to four decimals
        self.assertEqual((self.feasible(442249571, 1), self.feasible(442249570, 1)), (True, False))


class Curves(unittest.TestCase):
    def test_roots(self):
        self.assertEqual([integer_root(n, 3) for n in (0, 1, 7, 8, 26, 27, 10**30)], [0, 1, 1, 2, 2, 3, 10**10])
        self.assertEqual(nearest(Root(YI, 3 * YI, 1, 3), 10**4), 1442250 * 10**4)
        self.assertEqual(nearest(Root(YI, 3 * YI, 2, 3), 10**4), 2080084 * 10**4)
        self.assertEqual([nearest(Root(4, 9, 1, 2), g) for g in (1, 4, 12, 13)], [6, 8, 12, 0])
        self.assertEqual([nearest(Fraction(n, 2), 1) for n in (1, 3, 4)], [1, 2, 2])

    def shape(self, shape, **fields):
        path = path_of(shape=shape, round_to=1, **dict({"from": (2022, 0), "through": {2026: 1600}}, **fields))
        s = indicator("s", {2021: 50, 2022: 100})
        lead = indicator("m", {2022: 500, 2023: 600, 2024: 600, 2025: 800, 2026: 1000})
        return [int(p["curve"]) for p in solve(plan_of(path, [s, lead], years=(2020, 2026)))[0]["points"][1:]]

    def test_additive(self):
        self.assertEqual(self.shape("linear"), [400, 800, 1200, 1600])
        self.assertEqual(self.shape("front_loaded"), [700, 1200, 1500, 1600])
        self.assertEqual(self.shape("back_loaded"), [100, 400, 900, 1600])
        self.assertEqual(self.shape("s_curve"), [250, 800, 1350, 1600])
        self.assertEqual(self.shape("step"), [0, 0, 0, 1600])
        # 1/(1+e^2.5) = 0.0758582, ends 0.0066929 and 0.9933071: (0.0758582 - 0.0066929) / 0.9866142 = 0.0701036
        self.assertEqual(self.shape("logistic"), [112, 800, 1487, 1600])

    def test_growth_stays_exact_behind_an_anchor(self):
        # 974556 x 1.1332^3 = 1418164.1323548526..., wanted beyond the digits of a double
        path = path_of(shape="fixed_growth", growth=133200000, round_to=1, through={2023: 974556 * 10**9},
                       **{"from": (2022, 1)})
        points = solve(plan_of(path | {"through": {2023: 974556 * 10**9, 2028: 1}}, [indicator("s")],
                               years=(2022, 2028)))[0]["points"]
        self.assertEqual(points[4]["curve"], 974556 * 10**9 * Fraction(11332, 10000)**3)

    def test_with_keys(self):
        shares = {2023: 10 * PERCENT, 2025: 60 * PERCENT, 2026: Q}
        self.assertEqual(self.shape("shares", shares=shares), [160, 160, 960, 1600])
        self.assertEqual(self.shape("fixed_growth", growth=Q // 2, **{"from": (2022, 100)}), [150, 225, 337, 1600])
        self.assertEqual(self.shape("business_as_usual", through=None, **{"from": None}), [200, 400, 800, 1600])
        # The gap of 400 closes in four steps: 600 - 300, 600 - 200, 800 - 100, 1000
        self.assertEqual(self.shape("catch_up", of="m", through=None, **{"from": None}), [300, 400, 700, 1000])


class Anchors(unittest.TestCase):
    def target(self, name, word, bound, year=2025, **fields):
        return dict({"id": name, "indicator": "s", "year": year, "comparator": word, "bound": bound, "strength": None},
                    **fields)

    def point(self, *targets, as_of=None, **options):
        path = path_of(round_to=10, **{"from": (2022, 10)})
        plan = plan_of(path, [indicator("s")], targets=targets)
        return Track(plan, path, as_of, **options).points

    def test_words(self):
        for word, bound, expected in (("at_least", 55, 55), ("more_than", 55, 60), ("more_than", 60, 70),
                                      ("at_most", 55, 55), ("less_than", 55, 50), ("less_than", 60, 50),
                                      ("within", (30, 70), 30)):
            self.assertEqual(self.point(self.target("t", word, bound)), {2025: expected}, word)

    def test_which_count(self):
        two = self.target("a", "at_least", 50), self.target("b", "at_least", 70, strength="strive")
        self.assertEqual(self.point(*two), {2025: 70})
        self.assertEqual(self.point(*two, strengths=("expect",)), {2025: 50})
        revised = self.target("t", "at_least", 50, revisions=[("2024-01-01", "more_than", 90)])
        self.assertEqual(self.point(revised), {2025: 100})
        self.assertEqual(self.point(revised, as_of="2023-12-31"), {2025: 50})


def main():
    """With --tiny N: that many tiny plans, the differing ones printed."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--tiny", type=int)
    options, rest = parser.parse_known_args()
    if options.tiny is None:
        return unittest.main(argv=sys.argv[:1] + rest)
    tally, bad = {}, 0
    for number in range(options.tiny):
        same, plan, expected, found = agreement(number, tally)
        if not same:
            bad += 1
            print("tiny %d: every path %s, recursion %s\n%s" % (number, expected, found, plan))
    print("%d tiny plans, %d differ: %s" % (options.tiny, bad, tally))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
