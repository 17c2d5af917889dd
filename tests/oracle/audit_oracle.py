# SPDX-License-Identifier: MIT
"""The audit of growth rules in exact fractions, written from the specification alone, to check the library.

A plan is plain data, every amount an integer in the quantum of its dimension (fen, 10^-9 of one, 10^-6 of a count):

    plan       {"id", "title", "scope_mixed", "years": (first, last), "indicators": [..], "rules": [..], "targets": [..]}
    indicator  {"id", "dimension", "unit", "scope", "values": {year: {stage: {"value", "known_on"}}},
                "one_off": {year: n}, "comparable_base": {year: (value, owed or None)},
                "assume": {"growth": None | n | {year: n}, "amounts": {year: n}} or None, "derive": (kind, [ids]) or None}
    rule       {"id", "indicator", "years": (first, last), "stage", "base", "clauses": [..], "exempt": [years]}
    clause     {"kind", "years": (first, last) or None, "stage", ..the options of its kind..}
"""
from collections import namedtuple
from fractions import Fraction
from math import ceil, floor

Q = 10**9
INT64_MAX = 2**63 - 1
STAGES = ("restated", "final", "revised", "executed", "preliminary", "adjusted", "budget")
STRENGTH = ("observed", "derived", "published", "planned", "assumed")
SOLID = ("observed", "derived", "published")
PER_ONE = {"money": 100, "ratio": 10**9, "points": 10**9, "count": 10**6}
MONEY_UNITS = {"分": Fraction(1, 100), "元": 1, "yuan": 1, "CNY": 1, "百元": 10**2, "千元": 10**3, "万元": 10**4,
               "百万元": 10**6, "千万元": 10**7, "亿元": 10**8, "十亿元": 10**9, "百亿元": 10**10,
               "千亿元": 10**11, "万亿元": 10**12}
RATE_UNITS = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "成": Fraction(1, 10),
              "pp": Fraction(1, 100), "个百分点": Fraction(1, 100), "bp": Fraction(1, 10000)}
COUNT_PREFIX = {"万": 10**4, "亿": 10**8}

Value = namedtuple("Value", "amount kind missing")
# What a clause looks at: an amount or None, what is missing, whether it is a projection, and its name.
Input = namedtuple("Input", "amount missing projected name")
Bar = namedtuple("Bar", "test strict least missing projected gap")
Judged = namedtuple("Judged", "name least verdict gap missing projected members")


class RangeError(Exception):
    """An amount or a least amount that does not fit 64 bits."""


# Numbers as they are shown

def unit_quanta(dimension, unit):
    """How many quanta one unit holds: always a power of ten."""
    if dimension == "money":
        factor = MONEY_UNITS[unit]
    elif dimension == "count":
        factor = COUNT_PREFIX.get(unit[0], 1) if len(unit) > 1 else 1
    else:
        factor = RATE_UNITS[unit]
    return int(PER_ONE[dimension] * factor)


def decimal_text(quanta, per_unit):
    """An integer of quanta as the shortest exact decimal in a unit."""
    places = len(str(per_unit)) - 1
    digits = str(abs(quanta)).rjust(places + 1, "0")
    whole, part = digits[:len(digits) - places], digits[len(digits) - places:].rstrip("0")
    return ("-" if quanta < 0 else "") + whole + ("." + part if part else "")


def round_half_away(x):
    n = floor(abs(x) + Fraction(1, 2))
    return -n if x < 0 else n


def percent_text(x):
    """A fraction of one as percent with four decimals."""
    n = round_half_away(x * 10**6)
    return "%s%d.%04d" % ("-" if n < 0 else "", abs(n) // 10**4, abs(n) % 10**4)


def checked(n):
    if abs(n) > INT64_MAX:
        raise RangeError(n)
    return n


# Values of indicators

def _times(amounts, dims, out):
    product = Fraction(1)
    for amount, dim in zip(amounts, dims):
        product *= Fraction(amount) / PER_ONE[dim]
    return product * PER_ONE[out]


def _over(amounts, dims, out):
    return Fraction(amounts[0]) / PER_ONE[dims[0]] / (Fraction(amounts[1]) / PER_ONE[dims[1]]) * PER_ONE[out]


COMBINE = {
    "sum": lambda a, dims, out: sum(a),
    "cumulative": lambda a, dims, out: sum(a),
    "average": lambda a, dims, out: Fraction(sum(a)) / len(a),
    "difference": lambda a, dims, out: a[0] - a[1],
    "lag": lambda a, dims, out: a[0],
    "product": _times,
    "ratio": _over,
    "growth": lambda a, dims, out: (Fraction(a[0]) / a[1] - 1) * PER_ONE["ratio"],
}
HAS_DENOMINATOR = ("ratio", "growth")


def derived_dimension(kind, dims):
    """The dimension a derivation yields from those of its inputs."""
    if kind == "growth":
        return "ratio"
    if kind == "product":
        return next((d for d in ("money", "count") if d in dims), "ratio")
    if kind == "ratio":
        return "ratio" if dims[0] == dims[1] else dims[0]
    if kind == "difference" and dims == ["ratio", "ratio"]:
        return "points"
    return "ratio" if "ratio" in dims else dims[0]


class Values:
    """The value of any indicator in any year, at one stage or the strongest, as known on a day."""

    def __init__(self, plan, as_of=None):
        self.plan, self.as_of = plan, as_of
        self.indicators = {i["id"]: i for i in plan["indicators"]}
        self.order = {i["id"]: n for n, i in enumerate(plan["indicators"])}
        years = set(plan["years"])
        for ind in plan["indicators"]:
            years.update(ind["values"], (ind["assume"] or {}).get("amounts", ()))
        self.low, self.high = min(years), max(years) + len(self.indicators)
        self.memo, self.last = {}, {}

    def selected(self, name, year, stage):
        """The observation that counts, or None."""
        found = self.indicators[name]["values"].get(year, {})
        for each in ([stage] if stage else STAGES):
            seen = found.get(each)
            if seen and (not self.as_of or not seen["known_on"] or seen["known_on"] <= self.as_of):
                return seen
        return None

    def _inputs(self, ind, year):
        kind, ids = ind["derive"]
        if kind == "lag":
            return [(ids[0], year - 1)]
        if kind == "growth":
            return [(ids[0], year), (ids[0], year - 1)]
        if kind == "cumulative":
            return [(ids[0], y) for y in range(self.plan["years"][0], year + 1)]
        return [(i, year) for i in ids]

    def derived(self, ind, year, stage):
        inputs = self._inputs(ind, year)
        if not inputs:
            return Value(None, "unknown", frozenset([(ind["id"], year)]))
        kind = ind["derive"][0]
        values = [self.value(i, y, stage) for i, y in inputs]
        missing = frozenset().union(*(v.missing for v in values))
        if kind in HAS_DENOMINATOR and values[1].amount == 0:
            missing |= {inputs[1]}
        if missing:
            return Value(None, "unknown", missing)
        dims = [self.indicators[i]["dimension"] for i, _ in inputs]
        amount = COMBINE[kind]([v.amount for v in values], dims, ind["dimension"])
        return Value(amount, max([v.kind for v in values] + ["derived"], key=STRENGTH.index), frozenset())

    def _solid(self, ind, year, stage, derived):
        """Observed, derived from observed, or published; None where there is no such value."""
        if derived is not None and derived.kind == "derived":
            return derived
        seen = self.selected(ind["id"], year, stage)
        if seen is None:
            return None
        return Value(seen["value"], "observed" if derived is None else "published", frozenset())

    def last_known(self, ind, stage):
        key = (ind["id"], stage)
        if key not in self.last:
            self.last[key] = None
            for year in range(self.high, self.low - 1, -1):
                derived = self.derived(ind, year, stage) if ind["derive"] else None
                if self._solid(ind, year, stage, derived):
                    self.last[key] = year
                    break
        return self.last[key]

    def _assumed(self, ind, year, stage):
        assume = ind["assume"] or {}
        amounts, growth = assume.get("amounts", {}), assume.get("growth")
        if year in amounts:
            return Value(amounts[year], "assumed", frozenset())
        rate = growth.get(year) if isinstance(growth, dict) else growth
        last = self.last_known(ind, stage) if rate is not None else None
        if rate is None or year <= self.low or (last is not None and year <= last):
            return None
        before = self.value(ind["id"], year - 1, stage)
        if before.amount is None:
            return None
        return Value(round_half_away(Fraction(before.amount) * (Q + rate) / Q), "assumed", frozenset())

    def value(self, name, year, stage=None):
        key = (name, year, stage)
        if key not in self.memo:
            ind = self.indicators[name]
            derived = self.derived(ind, year, stage) if ind["derive"] else None
            self.memo[key] = (self._solid(ind, year, stage, derived) or self._assumed(ind, year, stage)
                              or derived or Value(None, "unknown", frozenset([(name, year)])))
        return self.memo[key]

    def clean(self, name, year, stage=None):
        """The value less its one-off amount, as an input of a clause."""
        found = self.value(name, year, stage)
        amount = found.amount
        if amount is not None:
            amount -= self.indicators[name]["one_off"].get(year, 0)
        return Input(amount, found.missing, found.kind not in SOLID + ("unknown",), (name, year))

    def leaves(self, name):
        ind = self.indicators[name]
        return {name}.union(*(self.leaves(i) for i in ind["derive"][1])) if ind["derive"] else {name}

    def first_seen(self, name, stage):
        """The first year with an observation of the indicator or what it derives from, else of an assumed amount."""
        group = [self.indicators[i] for i in self.leaves(name)]
        seen = [y for i in group for y in i["values"] if self.selected(i["id"], y, stage)]
        stated = [y for i in group for y in (i["assume"] or {}).get("amounts", ())]
        return min(seen or stated, default=None)


# The clauses: each gives (a, b) of the inequality S*a >= b, or S*a > b

def _bar(inputs, test, strict=False, gap=None, positive=()):
    missing = frozenset().union(*(i.missing for i in inputs))
    missing |= {i.name for i in positive if i.amount is not None and i.amount <= 0}
    projected = any(i.projected for i in inputs)
    if missing:
        return Bar(None, strict, None, missing, projected, None)
    amounts = [Fraction(i.amount) for i in inputs]
    a, b = test(*amounts)
    least = floor(b / a) + 1 if strict else ceil(b / a)
    return Bar((a, b), strict, checked(least), missing, projected, gap and (lambda s: gap(s, *amounts)))


def _quotient_gap(s, below, rest):
    return s / below - rest if below > 0 else None


def not_below_previous(run, c, t):
    back, keep = c.get("lookback", 1), Q - c.get("tolerance", 0)
    before = run.base(t) if back == 1 else run.own(t - back)
    return _bar([before], lambda b: (Q, keep * b), c.get("strict", False),
                lambda s, b: _quotient_gap(s, b, Fraction(keep, Q)))


def not_below_peak(run, c, t):
    first = run.values.first_seen(run.ruled, run.rule["stage"])
    known = [run.own(y) for y in range(first, t)] if first is not None else []
    known = [i for i in known if i.amount is not None]
    if not known:
        return Bar(None, False, None, frozenset([(run.ruled, t - 1)]), False, None)
    return _bar(known, lambda *s: (1, max(s)))


def grow_at_least(run, c, t):
    return _bar([run.base(t)], lambda b: (Q, b * (Q + c["value"])), False,
                lambda s, b: _quotient_gap(s, b, 1 + Fraction(c["value"], Q)))


def grow_by_at_least(run, c, t):
    return _bar([run.base(t)], lambda b: (1, b + c["value"]))


def outpace(run, c, t):
    margin = c.get("margin")
    now, before = run.reference(c, c["of"], t), run.reference_before(c, t)

    def held(r1, r0):
        return max(r1, r0) if c.get("hold") else r1

    def test(b, r1, r0):
        if margin is None:
            return r0, b * held(r1, r0)
        return Q * r0, b * (Q * held(r1, r0) + margin * r0)

    return _bar([run.base(t), now, before], test, margin is None,
                lambda s, b, r1, r0: _quotient_gap(s, b, held(r1, r0) / r0 + Fraction(margin or 0, Q)), [before])


def share_at_least(run, c, t):
    return _bar([run.reference(c, c["of"], t)], lambda e: (Q, c["value"] * e), False,
                lambda s, e: _quotient_gap(s, e, Fraction(c["value"], Q)))


def share_not_below_previous(run, c, t):
    keep = Q - c.get("tolerance", 0)
    before = run.reference_before(c, t)
    alike = run.values.indicators[c["of"]]["dimension"] == run.indicator["dimension"]  # else no percentage points

    def gap(s, b, e1, e0):
        return _quotient_gap(s, e1, Fraction(keep, Q) * b / e0)

    return _bar([run.base(t), run.reference(c, c["of"], t), before], lambda b, e1, e0: (e0 * Q, keep * b * e1),
                c.get("strict", False), gap if alike else None, [before])


def average_growth_at_least(run, c, t):
    n = t - c["since"]
    return _bar([run.own(c["since"])], lambda b: (Q**n, b * (Q + c["value"])**n))


def amount_at_least(run, c, t):
    return _bar([], lambda: (1, Fraction(c["amounts"][t])))


def at_least_peers(run, c, t):
    peers = [run.reference(c, i, t) for i in c["peers"]]
    return _bar(peers, lambda *p: (len(p), sum(p)))


BARS = {f.__name__: f for f in (not_below_previous, not_below_peak, grow_at_least, grow_by_at_least, outpace,
                                share_at_least, share_not_below_previous, average_growth_at_least, amount_at_least,
                                at_least_peers)}
NAMED_BY_REFERENCE = ("outpace", "share_at_least", "share_not_below_previous")


def clause_name(c):
    return "%s:%s" % (c["kind"], c["of"]) if c["kind"] in NAMED_BY_REFERENCE else c["kind"]


# A rule, year by year

class Run:
    """One rule under way: the floors of the years already judged are kept for the owed base."""

    def __init__(self, values, rule):
        self.values, self.rule, self.ruled = values, rule, rule["indicator"]
        self.indicator = values.indicators[self.ruled]
        self.floors, self.floor_projected = {}, {}

    def own(self, year):
        return self.values.clean(self.ruled, year, self.rule["stage"])

    def base(self, t):
        owed, name = self.rule["base"] == "owed", (self.ruled, t - 1)
        due, before = self.floors.get(t - 1), self.own(t - 1)
        stated = self.indicator["comparable_base"].get(t)
        if stated is None:
            if not owed or due is None or before.amount is None or due <= before.amount:
                return before
            return Input(due, frozenset(), before.projected or self.floor_projected[t - 1], name)
        value, stated_owed = stated
        if owed and stated_owed is not None:
            return Input(max(value, stated_owed), frozenset(), False, name)
        if owed and due is not None and (before.amount is None or before.amount < due):
            return Input(None, frozenset([name]), False, name)
        return Input(value, frozenset(), False, name)

    def reference(self, c, name, year):
        return self.values.clean(name, year, c.get("stage"))

    def reference_before(self, c, t):
        stated = self.values.indicators[c["of"]]["comparable_base"].get(t)
        if stated is None:
            return self.reference(c, c["of"], t - 1)
        return Input(stated[0], frozenset(), False, (c["of"], t - 1))

    def present(self, c, t):
        if c.get("years") and not c["years"][0] <= t <= c["years"][1]:
            return False
        if c["kind"] == "amount_at_least":
            return t in c["amounts"]
        if c["kind"] == "average_growth_at_least":
            return t in (c.get("at") or [self.rule["years"][1]])
        return c["kind"] != "any_of" or any(self.present(m, t) for m in c["clauses"])

    def judge(self, c, t, own):
        if c["kind"] == "any_of":
            return self.judge_any(c, t, own)
        bar = BARS[c["kind"]](self, c, t)
        missing, verdict, gap = own.missing | bar.missing, "not_assessable", None
        if not missing:
            a, b = bar.test
            kept = own.amount * a > b if bar.strict else own.amount * a >= b
            assert kept == (own.amount >= bar.least)
            verdict = "holds" if kept else "broken"
            gap = bar.gap(Fraction(own.amount)) if bar.gap else None
        return Judged(clause_name(c), bar.least, verdict, gap, missing, bar.projected, [])

    def judge_any(self, c, t, own):
        members = [self.judge(m, t, own) for m in c["clauses"] if self.present(m, t)]
        verdicts = {m.verdict for m in members}
        verdict = next(v for v in ("holds", "not_assessable", "broken") if v in verdicts)
        leasts = [m.least for m in members]
        return Judged("any_of", None if None in leasts else min(leasts), verdict, None,
                      frozenset().union(*(m.missing for m in members)), any(m.projected for m in members), members)

    def year(self, t):
        """Judge one year: (its own amount, the judged clauses, floor). Years must come in order."""
        own = self.own(t)
        judged = [self.judge(c, t, own) for c in self.rule["clauses"] if self.present(c, t)]
        known = [j for j in judged if j.least is not None]
        if known:
            self.floors[t] = max(j.least for j in known)
            self.floor_projected[t] = any(j.projected for j in known)
        return own, judged, self.floors.get(t)

    def missing(self, own, judged):
        every = frozenset().union(*(j.missing for j in judged))

        def place(pair):
            return pair not in own.missing, self.values.order[pair[0]], pair[1]

        return [{"indicator": i, "year": y} for i, y in sorted(every, key=place)]

    def row(self, t):
        own, judged, least = self.year(t)
        value, base = self.values.value(self.ruled, t, self.rule["stage"]), self.base(t)
        verdicts = {j.verdict for j in judged}
        verdict = next((v for v in ("broken", "not_assessable") if v in verdicts), "holds")
        exempt = t in self.rule["exempt"]
        lower = [j.least for j in judged if j.least is not None and j.least < least]
        known = own.amount is not None
        growth = Fraction(own.amount) / base.amount - 1 if known and (base.amount or 0) > 0 else None
        projected = own.projected or any(j.projected for j in judged) or (growth is not None and base.projected)
        return {
            "year": t, "value": self.text(value.amount), "kind": value.kind,
            "one_off": self.text(self.indicator["one_off"].get(t)), "floor": self.text(least),
            "partial": any(j.least is None for j in judged),
            "verdict": "exempt" if exempt else verdict, "unwaived": verdict if exempt else None,
            "headroom": self.text(own.amount - least) if known and least is not None else None,
            "growth": None if growth is None else percent_text(growth),
            "clauses": [{"clause": j.name, "least": self.text(j.least), "verdict": j.verdict,
                         "gap_pp": None if j.gap is None else percent_text(j.gap)} for j in judged],
            "binding": [j.name for j in judged if j.least is not None and j.least == least],
            "runner_up": next((j.name for j in judged if lower and j.least == max(lower)), None),
            "missing": self.missing(own, judged),
            "projected": bool(judged) and projected,
        }

    def text(self, amount):
        if amount is None:
            return None
        assert Fraction(amount).denominator == 1, "a ruled indicator is integral"
        per_unit = unit_quanta(self.indicator["dimension"], self.indicator["unit"])
        return decimal_text(checked(int(amount)), per_unit)


def audit(plan, as_of=None):
    """Every rule of the plan in order: [{"rule", "years": [row, ..]}, ..]."""
    values, rules = Values(plan, as_of), []
    for rule in plan["rules"]:
        run = Run(values, rule)
        first, last = rule["years"]
        rules.append({"rule": rule["id"], "years": [run.row(t) for t in range(first, last + 1)]})
    return rules
