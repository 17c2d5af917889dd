#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Average growths against powers: figures and targets are judged by whole numbers and fractions alone, without a root,
and compared with what `reconcile` and `assess` say of the same plan.

usage: average_growth.py RECONCILE ASSESS [COUNT] [SEED]
"""
import json
import random
import subprocess
import sys
import tempfile
from decimal import Decimal
from fractions import Fraction

FIRST, LAST = 1950, 2024
PERCENT = Fraction(1, 100)


def decimal(value, digits):
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.{digits}f}" if value else f"{Decimal(0):.{digits}f}"




def order(growth, base, end, years):
    """Below, at or above 0 as `growth` is below, at or above the average growth."""
    factor = 1 + growth
    if factor < 0:
        return -1
    left, right = factor**years * base, Fraction(end)
    return (left > right) - (left < right)


def band(text):
    """What rounds to a figure as written: low, is it reached, high, is it reached."""
    value = Fraction(text)
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return value - half, value > 0, value + half, value < 0


def holds(figure, base, end, years):
    low, low_closed, high, high_closed = figure
    return (order(low * PERCENT, base, end, years) < (1 if low_closed else 0)
            and order(high * PERCENT, base, end, years) > (-1 if high_closed else 0))


def verdict(case):
    """As doc/reconcile.md has it."""
    base, end, years = Fraction(case["base"]), Fraction(case["end"]), case["years"]
    if years < 1 or base <= 0 or end < 0:
        return "undetermined"
    figure = band(case["published"])
    if holds(figure, base, end, years):
        return "rounds"
    base_low, base_low_in, base_high, base_high_in = band(case["base"])
    if base_low <= 0:
        return "within_inputs"
    end_low, end_low_in, end_high, end_high_in = band(case["end"])
    low, low_closed, high, high_closed = figure
    below = order(low * PERCENT, base_low, end_high, years)
    above = order(high * PERCENT, base_high, max(end_low, Fraction(0)), years)
    reached = base_low_in and end_high_in and low_closed
    if below > 0 or (below == 0 and not reached):
        return "differs"
    bottom_in = end_low < 0 or (base_high_in and end_low_in)
    if above < 0 or (above == 0 and not (bottom_in and high_closed)):
        return "differs"
    return "within_inputs"


def near(rng, base, end, years, digits):
    """A figure about as large as the growth; a double is near enough to choose one."""
    growth = 100 * ((float(end) / float(base)) ** (1 / years) - 1)
    step = 10.0**-digits
    return f"{growth + rng.choice((0, 0, 0.5, -0.5, 1, -1, 3)) * step:.{digits}f}"


def case_of(rng):
    years = rng.choice((1, 1, 2, 2, 3, 4, 5, 5, 10, 15, 30, rng.randint(1, 70)))
    digits = rng.randint(0, 2)
    kind = rng.random()
    base = f"{rng.uniform(0.1, 500):.{digits}f}"
    end = f"{float(base) * rng.uniform(0.2, 3) ** rng.choice((1, 2)):.{digits}f}"
    shown = rng.randint(0, 4)
    if kind < 0.1:
        base = rng.choice(("0", "0.0", "-1.5", "-0.01", base))
        end = rng.choice(("-2.0", "0", "0.0", end))
    elif kind < 0.35:  # a power, and one fen beside it: the half itself
        years = rng.randint(1, 3)
        step = Fraction(rng.choice((95, 105, 115, 995, 1005, 85)), 100 if years == 3 else 1000)
        base, shown = rng.choice(("1000000.00", "100000.00", "1000.00")), rng.randint(0, 1)
        end = decimal(Fraction(base) * step**years + rng.choice((0, 0, 1, -1)) * Fraction(1, 100), 2)
    if Fraction(base) > 0 and Fraction(end) >= 0 and rng.random() < 0.95:
        published = near(rng, Fraction(base), Fraction(end), years, shown)
    else:
        published = f"{rng.uniform(-20, 20):.{shown}f}"
    if float(published) == 0:
        published = published.lstrip("-")
    year = rng.randint(LAST - 3, LAST)
    if rng.random() < 0.03:
        years = 0
    how = f"since: {year - years}" if years == 0 or rng.random() < 0.5 else f"lookback: {years}"
    return {"base": base, "end": end, "years": years, "year": year, "published": published, "how": how}


def write(cases, out):
    out.write(f"kjplan: 1\nplan: {{id: p, title: t, years: {FIRST}-{LAST}}}\nindicators:\n")
    for i, c in enumerate(cases):
        start = c["year"] - c["years"]
        levels = f"{start}: {c['base']}, {c['year']}: {c['end']}" if c["years"] else f"{start}: {c['end']}"
        out.write(f"  l{i}: {{name: l, scope: s, unit: 元, values: {{{levels}}}}}\n")
        out.write(f"  g{i}: {{name: g, scope: s, unit: '%', derive: {{average_growth: {{of: l{i}, {c['how']}}}}},\n"
                  f"    values: {{{c['year']}: {c['published']}}}}}\n")
    out.write("targets:\n")
    for i, c in enumerate(cases):
        for word in ("at_least", "more_than", "at_most", "less_than"):
            out.write(f"  t{i}-{word.replace('_', '-')}: {{indicator: g{i}, year: {c['year']}, {word}: {c['published']} %}}\n")
    out.flush()


def ask(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode in (0, 1), (command, done.stderr.decode())
    return json.loads(done.stdout)


def met(case, word):
    """The level of the end decides; without an average growth what was published stands."""
    base, end = Fraction(case["base"]), Fraction(case["end"])
    if case["years"] < 1 or base <= 0 or end < 0:
        sign = 0
    else:
        sign = -order(Fraction(case["published"]) * PERCENT, base, end, case["years"])
    return {"at_least": sign >= 0, "more_than": sign > 0, "at_most": sign <= 0, "less_than": sign < 0}[word]


def judged(rng, count, reconcile, assess):
    cases = [case_of(rng) for _ in range(count)]
    seen = {}
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as out:
        write(cases, out)
        for figure in ask(reconcile, "--json", out.name)["figures"]:
            case = cases[int(figure["indicator"][1:])]
            expected = verdict(case)
            seen[expected] = seen.get(expected, 0) + 1
            assert figure["verdict"] == expected, (case, expected, figure)
            if figure["computed"] is not None:
                shown = Fraction(figure["computed"]) * PERCENT
                half = Fraction(1, 2 * 10**9)
                assert order(shown - half, Fraction(case["base"]), case["end"], case["years"]) <= 0, (case, figure)
                assert order(shown + half, Fraction(case["base"]), case["end"], case["years"]) >= 0, (case, figure)
            else:
                assert figure["missing"], (case, figure)
        targets = {}
        for year in sorted({c["year"] for c in cases}):
            for row in ask(assess, "--json", "--year", str(year), out.name)["targets"]:
                targets[row["target"]] = targets.get(row["target"]) or (row["verdict"] if row["due"] == year else None)
    for name, found in targets.items():
        index, _, word = name[1:].partition("-")
        expected = "met" if met(cases[int(index)], word.replace("-", "_")) else "missed"
        seen[expected] = seen.get(expected, 0) + 1
        assert found == expected, (cases[int(index)], word, expected, found)
    return seen


def main():
    reconcile, assess = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 20220801)
    seen = judged(rng, count, reconcile, assess)
    for kind in ("rounds", "within_inputs", "differs", "undetermined", "met", "missed"):
        assert seen.get(kind), f"no case is {kind}"
    print(f"{count} average growths: " + ", ".join(f"{n} {k}" for k, n in sorted(seen.items())))


if __name__ == "__main__":
    main()
