#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Simulations against Python's own: the same random numbers, found again from
doc/random.md; the rules in whole numbers and fractions, from doc/rule.md.

usage: oracle.py SIMULATE

Every draw is followed, in both modes: how many keep each rule in each year must
agree to the last one, expected shortfalls and quantiles to the fen."""
import json
import math
import subprocess
import sys
import tempfile
from fractions import Fraction
from statistics import NormalDist

FIRST, LAST, DRAWS, SEED = 2022, 2026, 400, 123456789012345678
YI = 10**10  # fen in 亿元
WORD = (1 << 32) - 1


def philox(counter, key):
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        low, high = c0 * 0xD2511F53, c2 * 0xCD9E8D57
        c0, c1, c2, c3 = ((high >> 32) ^ c1 ^ k0, high & WORD,
                          (low >> 32) ^ c3 ^ k1, low & WORD)
        k0, k1 = (k0 + 0x9E3779B9) & WORD, (k1 + 0xBB67AE85) & WORD
    return c0, c1, c2, c3


def normal(draw, year, row):
    pair = draw // 2
    words = philox((pair & WORD, pair >> 32, year, row),
                   (SEED & WORD, SEED >> 32))
    low, high = words[2 * (draw % 2):2 * (draw % 2) + 2]
    k = (low + (high << 32)) >> 11
    half = 1 << 52
    if k < half:
        return NormalDist().inv_cdf((k + 0.5) / 2**53)
    return -NormalDist().inv_cdf((2 * half - k - 0.5) / 2**53)


# Indicators in the order of the plan: known values, then amounts or growth.
INDICATORS = {
    "s": {"known": {2020: 9, 2021: 10},
          "amounts": {2022: 10.6, 2023: 11.9, 2024: 12.3, 2025: 13.4,
                      2026: 14.1}},
    "r": {"known": {2020: 96, 2021: 100}, "growth": 5, "sd": 3,
          "persistence": 0.5},
    "e": {"known": {2020: 200, 2021: 210}, "growth": 6, "sd": 2},
    "g": {"known": {2020: 9, 2021: 10}, "growth": 7, "sd": 4,
          "persistence": -0.3},
    "n": {"known": {2021: 10.5}, "growth": 6.5, "sd": 5},
    "m": {"known": {2021: 9.7}, "growth": 6, "sd": 5, "persistence": 1},
}
CORRELATION = {("r", "e"): 0.6}  # of two alone: their root is by hand
ONE_OFF = {("s", 2023): 0.4, ("r", 2024): 3}
COMPARABLE = {("s", 2025): {"value": 11.9}, ("r", 2023): {"value": 104}}
EXEMPT = 2024

RULES = {
    "previous": ("actual", ["not_below_previous: {}"]),
    "strict": ("owed", ["not_below_previous: {strict: true, tolerance: 1 %}"]),
    "lookback": ("actual", ["not_below_previous: {lookback: 2}"]),
    "peak": ("owed", ["not_below_peak: {}"]),
    "grow": ("actual", ["grow_at_least: 7 %"]),
    "grow-owed": ("owed", ["grow_at_least: 7 %"]),
    "by": ("owed", ["grow_by_at_least: 0.8"]),
    "outpace": ("actual", ["outpace: {of: r}"]),
    "margin": ("owed", ["outpace: {of: r, margin: 2 pp}"]),
    "hold": ("actual", ["outpace: {of: r, when_falling: hold}"]),
    "share": ("owed", ["share_at_least: {of: e, value: 4.8 %}"]),
    "share-before": ("actual", ["share_not_below_previous: {of: e}"]),
    "average": ("actual", ["average_growth_at_least: "
                           "{value: 7 %, since: 2021, at: [2023, 2026]}"]),
    "amount": ("actual", ["amount_at_least: {2023: 11.4, 2026: 14}"]),
    "peers": ("actual", ["at_least_peers: [n, m]"]),
    "any": ("owed", ["any_of: [{grow_at_least: 9 %}, {outpace: {of: r}}]"]),
    "all": ("owed", ["outpace: {of: r}", "share_at_least: {of: e, value: 4.6 %}",
                     "any_of: [{not_below_peak: {}}, {grow_by_at_least: 0.5}]"]),
}


def fen(value):
    return int(Fraction(str(value)) * YI)


def plan_text(ruled):
    lines = ["kjplan: 1", "plan: {id: p, title: 计划, years: %d-%d}" %
             (FIRST, LAST), "indicators:"]
    for name, row in INDICATORS.items():
        values = ", ".join("%d: %s" % item for item in row["known"].items())
        if "amounts" in row:
            assume = "amounts: {%s}" % ", ".join(
                "%d: %s" % item for item in row["amounts"].items())
        else:
            assume = "growth: %s %%, sd: %s %%, persistence: %s" % (
                row["growth"], row["sd"], row.get("persistence", 0))
        rest = ""
        once = {y: v for (of, y), v in ONE_OFF.items() if of == name}
        base = {y: v for (of, y), v in COMPARABLE.items() if of == name}
        for key, years in (("one_off", once),
                           ("comparable_base",
                            {y: v["value"] for y, v in base.items()})):
            if years:
                rest += ", %s: {%s}" % (key, ", ".join(
                    "%d: %s" % item for item in years.items()))
        lines.append("  %s: {name: %s, scope: 市, unit: 亿元, values: {%s}, "
                     "assume: {%s}%s}" % (name, name, values, assume, rest))
    lines.append("correlations: [[r, e, 0.6]]")
    lines.append("rules:")
    for name, (base, clauses) in RULES.items():
        lines.append("  %s: {indicator: %s, years: %d-%d, base: %s, clauses: "
                     "[%s], exempt: [{year: %d, reason: 试, authority: 试}]}" %
                     (name, ruled, FIRST, LAST, base,
                      ", ".join("{%s}" % each for each in clauses), EXEMPT))
    return "\n".join(lines) + "\n"


# Values

def shocks(draw, year):
    rows = {name: i for i, name in enumerate(INDICATORS)}
    own = {name: normal(draw, year, rows[name])
           for name in ("r", "e", "g", "n", "m")}
    rho = CORRELATION["r", "e"]
    own["e"] = rho * own["r"] + math.sqrt(1 - rho * rho) * own["e"]
    return own


def net(values, name, year):
    if (name, year) not in values:
        return None
    less = values[name, year] - fen(ONE_OFF.get((name, year), 0))
    return less if less >= 0 else None


# Clauses: the least amount, or None where it is not known

def rate(text):
    return Fraction(text.split()[0]) / 100


def least(factor, strict=False):
    return math.floor(factor) + 1 if strict else math.ceil(factor)


def keys_of(text):
    if not text.startswith("{"):
        return {"value": text}
    body = text.strip("{}").strip()
    pairs, depth, start = [], 0, 0
    for i, sign in enumerate(body + ","):
        depth += (sign in "[{") - (sign in "]}")
        if sign == "," and depth == 0:
            pairs.append(body[start:i])
            start = i + 1
    return {key.strip(): value.strip() for key, value in
            (pair.split(":", 1) for pair in pairs if pair.strip())}


def reference(values, name, year):
    """R_t and R_(t-1), the latter above zero."""
    before = COMPARABLE.get((name, year))
    before = fen(before["value"]) if before else net(values, name, year - 1)
    return net(values, name, year), before if before and before > 0 else None


def needs_base(clause):
    kind = clause.split(":")[0]
    return kind in ("grow_at_least", "grow_by_at_least", "outpace",
                    "share_not_below_previous") or (
        kind == "not_below_previous" and "lookback" not in clause)


def floor_of(asked):
    """Of a clause; of an any_of, a list, the smallest where all are known."""
    if not isinstance(asked, list):
        return asked
    return None if None in asked else min(asked)


def holds_at(asked, amount):
    if isinstance(asked, list):
        known = [each for each in asked if each is not None]
        if any(amount >= each for each in known):
            return True
        return None if None in asked else False
    return None if asked is None else amount >= asked


def of_clause(clause, values, ruled, year, base):
    kind, text = clause.split(":", 1)
    keys = keys_of(text.strip())
    if kind == "any_of":
        inner = text.strip()[1:-1]
        members, depth, start = [], 0, 0
        for i, sign in enumerate(inner):
            if sign == "{":
                start = i + 1 if depth == 0 else start
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth == 0:
                    members.append(inner[start:i])
        return [None if base is None and needs_base(each) else
                of_clause(each, values, ruled, year, base)
                for each in members]
    if kind == "not_below_previous":
        if "lookback" in keys:
            base = net(values, ruled, year - int(keys["lookback"]))
        kept = 1 - rate(keys.get("tolerance", "0 %"))
        return least(base * kept, keys.get("strict") == "true")
    if kind == "not_below_peak":
        return max(net(values, ruled, y) for y in range(2020, year))
    if kind == "grow_at_least":
        return least(base * (1 + rate(keys["value"])))
    if kind == "grow_by_at_least":
        return base + fen(keys["value"])
    if kind == "outpace":
        now, before = reference(values, keys["of"], year)
        if now is None or before is None:
            return None
        if keys.get("when_falling") == "hold":
            now = max(now, before)
        margin = rate(keys["margin"]) if "margin" in keys else 0
        return least(base * (Fraction(now, before) + margin),
                     "margin" not in keys)
    if kind == "share_at_least":
        return least(net(values, keys["of"], year) * rate(keys["value"]))
    if kind == "share_not_below_previous":
        now, before = reference(values, keys["of"], year)
        return least(base * Fraction(now, before))
    if kind == "average_growth_at_least":
        if year not in (2023, 2026):
            return "absent"
        since = net(values, ruled, 2021)
        return least(since * (1 + rate(keys["value"]))**(year - 2021))
    if kind == "amount_at_least":
        amounts = {int(y): v for y, v in keys.items()}
        return fen(amounts[year]) if year in amounts else "absent"
    peers = text.strip()[1:-1].split(", ")
    return least(Fraction(sum(net(values, each, year) for each in peers),
                          len(peers)))


class Rule:
    def __init__(self, name):
        self.base, self.clauses = RULES[name]
        self.floor_before = None

    def floor(self, values, ruled, year):
        """What each clause asks that applies; None where a comparable base
        does not reach across."""
        before = net(values, ruled, year - 1)
        comparable = COMPARABLE.get((ruled, year))
        owed = self.base == "owed" and self.floor_before is not None
        base = before
        if comparable:
            base = fen(comparable["value"])
            if owed and before < self.floor_before:
                base = None
        elif owed:
            base = max(before, self.floor_before)
        found = []
        for clause in self.clauses:
            if base is None and needs_base(clause):
                found.append(None)
                continue
            one = of_clause(clause, values, ruled, year, base)
            if one != "absent":
                found.append(one)
        return found


def follow(draw, ruled, raised, tallies):
    values = {(name, year): fen(value) for name, row in INDICATORS.items()
              for year, value in row["known"].items()}
    z = dict.fromkeys(INDICATORS, 0.0)
    rules = {name: Rule(name) for name in RULES}
    for year in range(FIRST, LAST + 1):
        own = shocks(draw, year)
        for name, row in INDICATORS.items():
            if "amounts" in row:
                values[name, year] = fen(row["amounts"][year])
                continue
            z[name] = (row.get("persistence", 0) * z[name] +
                       row["sd"] / 100 * own[name])
            values[name, year] = round(
                values[name, year - 1] *
                math.exp(math.log(1 + row["growth"] / 100) + z[name]))
        asked = {name: rule.floor(values, ruled, year)
                 for name, rule in rules.items()}
        amount = net(values, ruled, year)
        for name, found in asked.items():
            floors = [floor_of(each) for each in found]
            known = [each for each in floors if each is not None]
            lacking = (None if None in floors else
                       max(0, max(known, default=0) - amount))
            tallies[name, year].append([None, lacking])
            rules[name].floor_before = max(known, default=None)
        if raised and year != EXEMPT:
            top = max(rule.floor_before for rule in rules.values()
                      if rule.floor_before is not None)
            values[ruled, year] = max(values[ruled, year], top +
                                      fen(ONE_OFF.get((ruled, year), 0)))
        amount = net(values, ruled, year)
        for name, found in asked.items():
            kept = [holds_at(each, amount) for each in found]
            tallies[name, year][-1][0] = (
                False if False in kept else None if None in kept else True)
    for name in INDICATORS:
        for year in range(FIRST, LAST + 1):
            tallies[name, year, "value"].append(values[name, year])


# Comparison

def simulate(program, ruled, mode):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(plan_text(ruled))
        file.flush()
        done = subprocess.run(
            [program, "--draws", str(DRAWS), "--seed", str(SEED), "--mode",
             mode, "--json", file.name], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def holding(row, defined):
    """How many of the draws that are defined hold."""
    if row["probability"] is None:
        return None
    return round(Fraction(row["probability"]) * defined)


def compare(program, ruled, mode):
    tallies = {(name, year): [] for name in RULES
               for year in range(FIRST, LAST + 1)}
    tallies.update({(name, year, "value"): [] for name in INDICATORS
                    for year in range(FIRST, LAST + 1)})
    for draw in range(DRAWS):
        follow(draw, ruled, mode == "follow_rule", tallies)
    answer = simulate(program, ruled, mode)
    faults = []

    def expect(where, found, wanted, most=0):
        if (found is None) != (wanted is None) or (
                found is not None and abs(found - wanted) > most):
            faults.append("%s %s %s: %s, expected %s" %
                          (ruled, mode, where, found, wanted))

    for rule in answer["rules"]:
        every = [True] * DRAWS
        for row in rule["years"]:
            kept = tallies[rule["rule"], row["year"]]
            where = "%s %d" % (rule["rule"], row["year"])
            defined = [holds for holds, _ in kept if holds is not None]
            expect(where + " defined", row["defined"], len(defined))
            expect(where + " holds",
                   holding(row, len(defined)),
                   sum(defined) if defined else None)
            lacking = [each for _, each in kept if each is not None]
            expect(where + " shortfall",
                   None if row["expected_shortfall"] is None else
                   Fraction(row["expected_shortfall"]) * YI,
                   Fraction(sum(lacking), len(lacking)) if lacking else None,
                   1.5)
            if row["year"] != EXEMPT:
                every = [False if False in (all_, one) else
                         None if None in (all_, one) else True
                         for all_, (one, _) in zip(every, kept)]
        defined = [each for each in every if each is not None]
        expect(rule["rule"] + " defined", rule["defined"], len(defined))
        expect(rule["rule"] + " holds",
               holding(rule, len(defined)), sum(defined) if defined else None)
    for fan in answer["fans"]:
        for row in fan["years"]:
            values = sorted(tallies[fan["indicator"], row["year"], "value"])
            where = "%s %d" % (fan["indicator"], row["year"])
            for percent in (5, 25, 50, 75, 95):
                expect("%s p%02d" % (where, percent),
                       Fraction(row["p%02d" % percent]) * YI,
                       values[-(-DRAWS * percent // 100) - 1], 1)
            expect(where + " mean", Fraction(row["mean"]) * YI,
                   Fraction(sum(values), DRAWS), 1.5)
    turned = sum(0 < sum(1 for holds, _ in tallies[name, year] if holds) < DRAWS
                 for name in RULES for year in range(FIRST, LAST + 1))
    print("%s %s: %d of %d years turn" % (ruled, mode, turned,
                                          len(RULES) * (LAST - FIRST + 1)))
    return faults


def main():
    faults = []
    for ruled in ("s", "g"):
        for mode in ("as_planned", "follow_rule"):
            faults += compare(sys.argv[1], ruled, mode)
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
