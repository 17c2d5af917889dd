# SPDX-License-Identifier: MIT
"""Checks the audit oracle against facts worked by hand, and the plan generator against itself."""
import os
import sys
import unittest
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from audit_oracle import BARS, RangeError, audit, decimal_text, percent_text, round_half_away  # noqa: E402
from generate import clauses_of, make  # noqa: E402

PERCENT = 10**7
PER_UNIT = {"元": 100, "亿元": 10**10}
# National fiscal science spending and general budget revenue in 亿元, 2012 to 2024.
FISCAL = ("5600.1 6184.9 6454.5 7005.8 7760.7 8383.6 9518.2 10717.4 10095.0 10766.7 11128.4 11995.8 12629.2").split()
REVENUE = ("117253.52 129209.64 140370.03 152269.23 159604.97 172592.77 183359.84 190390.08 182913.88 202554.64 203649.29 "
           "216795.43 219702").split()


def fen(amount, unit="元"):
    n = Fraction(str(amount)) * PER_UNIT[unit]
    assert n.denominator == 1
    return int(n)


def each(amounts, unit="元"):
    return {y: fen(a, unit) for y, a in amounts.items()}


def indicator(name, amounts=(), unit="元", **fields):
    values = {y: {"final": {"value": fen(a, unit), "known_on": None}} for y, a in dict(amounts).items()}
    blank = {"id": name, "dimension": "money", "unit": unit, "scope": "全市", "values": values, "one_off": {},
             "comparable_base": {}, "assume": None, "derive": None}
    return dict(blank, **fields)


def clause(kind, **options):
    return dict({"years": None, "stage": None}, kind=kind, **options)


def rows(indicators, clauses, years, as_of=None, **rule):
    """Audit one rule on the first indicator: {year: row}."""
    whole = dict({"id": "rule", "indicator": indicators[0]["id"], "years": years, "stage": None, "base": "actual",
                  "clauses": clauses, "exempt": []}, **rule)
    plan = {"id": "p", "title": "", "scope_mixed": False, "years": (2020, 2024), "indicators": indicators,
            "rules": [whole], "targets": []}
    return {row["year"]: row for row in audit(plan, as_of)[0]["years"]}


def leasts(indicators, *clauses, year=2021):
    return [c["least"] for c in rows(indicators, list(clauses), (year, year))[year]["clauses"]]


def gaps(indicators, *clauses, year=2021):
    return [c["gap_pp"] for c in rows(indicators, list(clauses), (year, year))[year]["clauses"]]


class Rows(unittest.TestCase):
    def check(self, row, **expected):
        self.assertEqual({k: row[k] for k in expected}, expected)


class National(Rows):
    def setUp(self):
        series = [dict(zip(range(2012, 2025), each)) for each in (FISCAL, REVENUE)]
        self.rows = rows([indicator("st", series[0], "亿元"), indicator("revenue", series[1], "亿元")],
                         [clause("outpace", of="revenue")], (2013, 2024))

    def test_years_broken(self):
        verdicts = {y: r["verdict"] for y, r in self.rows.items()}
        self.assertEqual([y for y, v in verdicts.items() if v == "broken"], [2014, 2017, 2020, 2021])
        self.assertEqual(set(verdicts.values()), {"broken", "holds"})
        self.assertEqual(len(verdicts), 12)

    def test_growth_and_gap(self):
        # 1134.6 / 8383.6; 622.9 / 7760.7 = 8.02634 % against 12987.80 / 159604.97 = 8.13747 %
        self.check(self.rows[2018], growth="13.5336", binding=["outpace:revenue"], value="9518.2", kind="observed")
        self.check(self.rows[2017], growth="8.0263", runner_up=None, projected=False)
        self.assertEqual(self.rows[2017]["clauses"][0]["gap_pp"], "-0.1111")

    def test_floor_is_the_least_that_outpaces(self):
        for n, row in enumerate(self.rows.values()):
            floor, before = fen(row["floor"], "亿元"), fen(FISCAL[n], "亿元")
            r0, r1 = fen(REVENUE[n], "亿元"), fen(REVENUE[n + 1], "亿元")
            self.assertTrue((floor - 1) * r0 <= before * r1 < floor * r0)


class Bases(Rows):
    def falling_short(self, base):
        s = indicator("s", {2019: 100, 2020: 105, 2021: 115, 2022: 140})
        return rows([s], [clause("grow_at_least", value=10 * PERCENT)], (2020, 2022), base=base)

    def test_owed(self):
        found = self.falling_short("owed")
        self.check(found[2020], floor="110", verdict="broken", headroom="-5", growth="5.0000")
        self.check(found[2021], floor="121", verdict="broken", headroom="-6", growth="4.5455")
        self.check(found[2022], floor="133.1", verdict="holds", headroom="6.9", growth="15.7025")
        self.assertEqual([r["clauses"][0]["gap_pp"] for r in found.values()], ["-5.0000", "-5.4545", "5.7025"])

    def test_actual(self):
        found = self.falling_short("actual")
        self.check(found[2021], floor="115.5", verdict="broken", headroom="-0.5")
        self.check(found[2022], floor="126.5", verdict="holds", headroom="13.5")

    def test_exempt_year_still_owes(self):
        found = rows([indicator("s", {2020: 100, 2021: 90, 2022: 95})], [clause("not_below_previous")], (2021, 2022),
                     base="owed", exempt=[2021])
        self.check(found[2021], verdict="exempt", unwaived="broken", floor="100", headroom="-10")
        self.check(found[2022], verdict="broken", unwaived=None, floor="100", headroom="-5")

    def test_floor_does_not_replace_an_unknown_value(self):
        found = rows([indicator("s", {2020: 100, 2022: 95})], [clause("not_below_previous")], (2021, 2022), base="owed")
        self.check(found[2021], value=None, kind="unknown", floor="100", headroom=None, verdict="not_assessable",
                   partial=False, missing=[{"indicator": "s", "year": 2021}])
        self.check(found[2022], floor=None, partial=True, verdict="not_assessable", binding=[],
                   missing=[{"indicator": "s", "year": 2021}])

    def test_one_off(self):
        s = indicator("s", {2020: 100, 2021: 95}, one_off=each({2020: 20, 2021: 5}))
        self.check(rows([s], [clause("not_below_previous")], (2021, 2021))[2021], value="95", one_off="5", floor="80",
                   headroom="10", growth="12.5000", verdict="holds")


class ComparableBase(Rows):
    def judged(self, stated, base):
        s = indicator("s", {2020: 100, 2021: 80, 2022: 80, 2023: 70},
                      comparable_base={2021: (fen(70), None), 2023: stated})
        return rows([s], [clause("grow_at_least", value=10 * PERCENT)], (2021, 2023), base=base)

    def test_stands_in_for_the_year_before(self):
        self.check(self.judged((fen(60), None), "actual")[2021], floor="77", headroom="3", growth="14.2857")

    def test_owed_floor_does_not_cross(self):
        found = self.judged((fen(60), None), "owed")
        self.check(found[2022], floor="88", verdict="broken")
        self.check(found[2023], floor=None, growth=None, verdict="not_assessable", partial=True,
                   missing=[{"indicator": "s", "year": 2022}])

    def test_owed_stated_on_the_new_scope(self):
        self.check(self.judged((fen(60), fen(66)), "owed")[2023], floor="72.6", verdict="broken", headroom="-2.6")
        self.check(self.judged((fen(60), fen(66)), "actual")[2023], floor="66", verdict="holds")

    def test_of_a_reference(self):
        r = indicator("r", {2020: 1000, 2021: 1080}, comparable_base={2021: (fen(900), None)})
        self.assertEqual(leasts([indicator("s", {2020: 100}), r], clause("outpace", of="r")), ["120.01"])


class Clauses(Rows):
    def test_outpace(self):
        group = [indicator("s", {2020: 100, 2021: 110}), indicator("r", {2020: 1000, 2021: 1100})]
        found = rows(group, [clause("outpace", of="r")], (2021, 2021))[2021]
        self.check(found, floor="110.01", headroom="-0.01", verdict="broken", growth="10.0000")
        self.assertEqual(gaps(group, clause("outpace", of="r"), clause("outpace", of="r", margin=PERCENT)),
                         ["0.0000", "-1.0000"])
        self.assertEqual(leasts(group, clause("outpace", of="r", margin=0), clause("outpace", of="r", margin=PERCENT)),
                         ["110", "111"])

    def test_outpace_when_falling(self):
        group = [indicator("s", {2020: 100}), indicator("r", {2020: 100, 2021: 90})]
        options = ({}, {"hold": True}, {"margin": 0}, {"margin": 0, "hold": True})
        self.assertEqual(leasts(group, *(clause("outpace", of="r", **o) for o in options)), ["90.01", "100.01", "90", "100"])

    def test_reference_of_zero(self):
        found = rows([indicator("s", {2020: 1, 2021: 1}), indicator("r", {2020: 0, 2021: 5})],
                     [clause("outpace", of="r")], (2021, 2021))[2021]
        self.check(found, verdict="not_assessable", floor=None, partial=True, missing=[{"indicator": "r", "year": 2020}])

    def test_previous_and_peak(self):
        s = indicator("s", {2018: 130, 2019: 100, 2020: 90, 2021: 95})
        self.assertEqual(leasts([s], clause("not_below_previous", strict=True), clause("not_below_peak"),
                                clause("not_below_previous", lookback=2, tolerance=10 * PERCENT),
                                clause("not_below_previous", tolerance=10 * PERCENT, strict=True)),
                         ["90.01", "130", "90", "81.01"])

    def test_shares(self):
        group = [indicator("s", {2020: 100, 2021: 126}), indicator("e", {2020: 1000, 2021: 1200})]
        asked = (clause("share_at_least", of="e", value=15 * PERCENT), clause("share_not_below_previous", of="e"),
                 clause("share_not_below_previous", of="e", tolerance=10 * PERCENT),
                 clause("share_not_below_previous", of="e", strict=True))
        self.assertEqual(leasts(group, *asked), ["180", "120", "108", "120.01"])
        self.assertEqual(gaps(group, *asked), ["-4.5000", "0.5000", "1.5000", "0.5000"])

    def test_average_growth_only_in_its_years(self):
        s = indicator("s", {2020: 100, 2021: 50, 2022: 121})
        found = rows([s], [clause("average_growth_at_least", value=10 * PERCENT, since=2020)], (2021, 2022))
        self.check(found[2021], clauses=[], floor=None, partial=False, verdict="holds", growth="-50.0000")
        self.check(found[2022], floor="121", verdict="holds", headroom="0")

    def test_amounts_and_peers(self):
        group = [indicator("s", {2020: 1}), indicator("a", {2021: 10}), indicator("b", {2021: 11}),
                 indicator("c", {2021: "12.01"})]
        self.assertEqual(leasts(group, clause("amount_at_least", amounts=each({2021: 3})),
                                clause("at_least_peers", peers=["a", "b", "c"])), ["3", "11.01"])

    def test_tie_and_runner_up(self):
        s = indicator("s", {2020: 100, 2021: 110})
        found = rows([s], [clause("not_below_previous", strict=True), clause("grow_at_least", value=10 * PERCENT),
                           clause("grow_by_at_least", value=fen(10))], (2021, 2021))[2021]
        self.check(found, binding=["grow_at_least", "grow_by_at_least"], runner_up="not_below_previous", headroom="0")


class AnyOf(Rows):
    def judged(self, value, *members):
        group = [indicator("s", {2020: 100, 2021: value}), indicator("r", {2020: 100})]
        return rows(group, [clause("any_of", clauses=list(members))], (2021, 2021))[2021]

    def test_smallest_least(self):
        members = clause("grow_at_least", value=10 * PERCENT), clause("grow_by_at_least", value=fen(5))
        self.check(self.judged(106, *members), floor="105", verdict="holds", headroom="1", binding=["any_of"])
        self.check(self.judged("104.99", *members), verdict="broken", headroom="-0.01")

    def test_member_that_cannot_be_judged(self):
        members = clause("outpace", of="r"), clause("grow_by_at_least", value=fen(5))
        missing = [{"indicator": "r", "year": 2021}]
        self.check(self.judged(106, *members), floor=None, partial=True, verdict="holds", missing=missing)
        self.check(self.judged(104, *members), floor=None, verdict="not_assessable", missing=missing)

    def test_no_member_left(self):
        self.check(self.judged(1, clause("grow_at_least", value=PERCENT, years=(2022, 2023))), clauses=[], floor=None,
                   partial=False, verdict="holds")


class ValuesOfIndicators(Rows):
    def test_stage_and_as_of(self):
        s = indicator("s", {2020: 100})
        s["values"][2021] = {"budget": {"value": fen(120), "known_on": None},
                             "final": {"value": fen(110), "known_on": "2022-06-01"}}
        asked = [clause("not_below_previous")], (2021, 2021)
        self.check(rows([s], *asked)[2021], value="110")
        self.check(rows([s], *asked, as_of="2022-05-31")[2021], value="120")
        self.check(rows([s], *asked, as_of="2022-06-01")[2021], value="110")
        self.check(rows([s], *asked, stage="budget")[2021], value="120", floor=None, missing=[{"indicator": "s", "year": 2020}])

    def test_assumed_growth_is_rounded_each_year(self):
        s = indicator("s", {2020: "0.05"}, assume={"growth": 10 * PERCENT, "amounts": {}})
        found = rows([s], [clause("not_below_previous")], (2021, 2023))
        # 5.5 fen, 6.6 fen, 7.7 fen, each from the rounded year before
        self.assertEqual([r["value"] for r in found.values()], ["0.06", "0.07", "0.08"])
        self.check(found[2021], kind="assumed", projected=True, verdict="holds")

    def test_derived(self):
        inputs = [indicator("a", {2020: 10, 2021: 20}), indicator("b", {2020: 1})]
        total = indicator("total", derive=("sum", ["a", "b"]))
        found = rows([total] + inputs, [clause("not_below_previous")], (2021, 2021))[2021]
        self.check(found, value=None, floor="11", missing=[{"indicator": "b", "year": 2021}])
        published = indicator("total", {2020: 99, 2021: 21}, derive=("sum", ["a", "b"]))
        found = rows([published] + inputs, [clause("not_below_previous")], (2021, 2021))[2021]
        self.check(found, value="21", kind="published", floor="11", headroom="10")

    def test_ratio_of_zero_names_its_denominator(self):
        group = [indicator("s", {2020: 1, 2021: 1}), indicator("a", {2020: 1, 2021: 1}), indicator("b", {2020: 0, 2021: 2}),
                 indicator("q", derive=("ratio", ["a", "b"]), dimension="ratio", unit="%")]
        self.check(rows(group, [clause("outpace", of="q")], (2021, 2021))[2021], missing=[{"indicator": "b", "year": 2020}])

    def test_out_of_range(self):
        s = indicator("s", {2020: 10**16})
        with self.assertRaises(RangeError):
            rows([s], [clause("grow_at_least", value=9 * 10**11)], (2021, 2021))


class Text(unittest.TestCase):
    def test_numbers(self):
        self.assertEqual([decimal_text(n, 10**10) for n in (0, 1, -25 * 10**8, 3 * 10**10)],
                         ["0", "0.0000000001", "-0.25", "3"])
        self.assertEqual([percent_text(Fraction(n, 10**7)) for n in (-4, 4, 5, -5, 800000)],
                         ["0.0000", "0.0000", "0.0001", "-0.0001", "8.0000"])
        self.assertEqual([round_half_away(Fraction(n, 2)) for n in (1, 3, -1, -3)], [1, 2, -1, -2])


class Generator(unittest.TestCase):
    def test_repeats_and_reaches_everything(self):
        kinds, verdicts = set(), set()
        for number in range(40):
            plan, _, text, answer = make(7, number)
            if number < 5:
                self.assertEqual(text, make(7, number)[2])
            kinds.update(c["kind"] for c in clauses_of(plan["rules"]))
            verdicts.update(row["verdict"] for rule in answer for row in rule["years"])
        self.assertEqual(kinds, set(BARS) | {"any_of"})
        self.assertEqual(verdicts, {"holds", "broken", "not_assessable", "exempt"})


if __name__ == "__main__":
    unittest.main()
