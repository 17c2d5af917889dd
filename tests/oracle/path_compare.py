# SPDX-License-Identifier: MIT
"""Runs a path program on generated plans and compares every figure of its JSON answer with the oracle's."""
import argparse
import collections
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

from audit_oracle import Q, unit_quanta
from compare import ABSENT, TIMEOUT, same
from path_generate import make
from path_curves import Undecided, nearest
from path_oracle import Track, paths_of

SHOWN = 20
RATE_STEP = 1000                 # a relaxed rate is given in percent with four decimals, rounded up
POINT_FIELDS = ("value", "floor", "partial", "growth", "least", "greatest")

Difference = collections.namedtuple("Difference", "number path year field expected found")


def without_number(pairs):
    """Of the second cap or clause of a name, "name#2", the name: which one it is, is not compared."""
    return {key: value.split("#")[0] if key in ("by", "floor_clause", "cap_clause") and value else value
            for key, value in pairs}


def run(program, path, options):
    """(the answer, None), or (None, why there is none)."""
    command = [os.path.abspath(program), path, "--json", "--corridor"]
    for key, value in options.items():
        if value:
            command += ["--" + key.replace("_", "-"), value if isinstance(value, str) else ",".join(value)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, str(error)
    if done.returncode:
        return None, "exit %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace").strip()[:600])
    try:
        return json.loads(done.stdout.decode("utf-8"), object_pairs_hook=without_number), None
    except ValueError as error:
        return None, "not JSON: %s" % error


def quanta(text, per_unit):
    return Fraction(text) * per_unit


def shaped_matches(curve, text, per_unit):
    """The curve before rounding, to the quantum at least; a logistic one is a double."""
    if curve is None or text is None:
        return (curve is None) == (text is None)
    try:
        found = quanta(text, per_unit)
    except (ValueError, TypeError):
        return False
    if isinstance(curve, Decimal):
        return abs(found - Fraction(curve)) <= 1 + Fraction(curve) / 10**14
    if found.denominator == 1:
        return found == nearest(curve, 1)
    digits = len(text.partition(".")[2])
    return abs(found - Fraction(curve)) <= Fraction(per_unit, 2 * 10**digits) if isinstance(curve, Fraction) else False


def named(expected, found):
    """A target may be named by its id alone."""
    return found == expected if not expected else found in expected or "anchor:%s" % found in expected


class One:
    """One plan's answer against the oracle's."""

    def __init__(self, number, plan, options):
        self.number, self.plan, self.options = number, plan, options
        self.found, self.notes = [], collections.Counter()

    def differ(self, path, year, field, expected, found):
        self.found.append(Difference(self.number, path, year, field, expected, found))

    def expect(self, path, year, field, expected, found):
        if not same(expected, found):
            self.differ(path, year, field, expected, found)

    def answer(self, expected, found):
        paths = found.get("paths", []) if isinstance(found, dict) else []
        names = [sorted(str(p.get("indicator")) for p in each) for each in (expected, paths)]
        if names[0] != names[1]:
            return self.differ(None, None, "paths", *names)
        for a in expected:
            self.path(a, next(p for p in paths if p["indicator"] == a["indicator"]))
        return None

    def path(self, a, b):
        name = a["indicator"]
        self.expect(name, None, "shape", a["shape"], b.get("shape"))
        missing = [{"indicator": i, "year": y} for i, y in a["missing"]]
        if a["unknown"]:
            if not b.get("missing"):
                self.differ(name, None, "missing", missing, b.get("missing"))
            return
        if a["conflict"] is None and (any(p["partial"] for p in a["points"]) or
                                      (b.get("feasible", ABSENT) is None and a["missing"])):
            # a floor or a cap is not known: neither is whether there is a path
            a = dict(a, feasible=None, points=[dict(p, least=None, greatest=None) for p in a["points"]])
        self.expect(name, None, "feasible", a["feasible"], b.get("feasible", ABSENT))
        if a["settled"]:
            self.expect(name, None, "total", a["total"], b.get("total", ABSENT))
        got = sorted(((m["indicator"], m["year"]) for m in b.get("missing", [])))
        if not set(a["missing"]) <= set(got) <= set(a["missing"]) | set(a["may_miss"]):
            self.differ(name, None, "missing", a["missing"], got)
        self.points(name, a, b)
        self.sure = not any(p["partial"] for p in a["points"]) and not (a["missing"] and b.get("relaxations") == [])
        self.conflict(name, a["conflict"], b.get("conflict", ABSENT))

    def points(self, name, a, b):
        years = [[p.get("year") for p in each] for each in (a["points"], b.get("points", []))]
        if years[0] != years[1]:
            return self.differ(name, None, "years", *years)
        ind = next(i for i in self.plan["indicators"] if i["id"] == name)
        per_unit = unit_quanta(ind["dimension"], ind["unit"])
        for n, (p, q) in enumerate(zip(a["points"], b["points"]) if a["settled"] else ()):
            for field in POINT_FIELDS[:3 if n == 0 else None]:
                self.expect(name, p["year"], field, p[field], q.get(field, ABSENT))
            self.reason(name, p, q)
            if p["short"] != (q.get("short") or "0"):
                self.differ(name, p["year"], "short", p["short"], q.get("short"))
            if p["curve"] is not None and not shaped_matches(p["curve"], q.get("shaped"), per_unit):
                self.differ(name, p["year"], "shaped", str(p["curve"]), q.get("shaped", ABSENT))
        return None

    def reason(self, name, p, q):
        """A latest path's points are all on the corridor's edge: why is not compared."""
        if p["kind"] == "latest":
            return
        self.expect(name, p["year"], "kind", p["kind"], q.get("kind"))
        if p["kind"] in ("floor", "cap") and not named(p["by"], q.get("by")):
            self.differ(name, p["year"], "by", p["by"], q.get("by"))

    def conflict(self, name, a, b):
        if a is None or not isinstance(b, dict):
            return self.expect(name, None, "conflict", a, b)
        self.expect(name, None, "conflict year", a["year"], b.get("year"))
        self.expect(name, None, "conflict amount", a["amount"], b.get("amount"))
        for field in ("floor_clause", "cap_clause"):
            if not named(a[field], b.get(field)):
                self.differ(name, a["year"], field, a[field], b.get(field))
        if self.sure:
            self.relaxation(name, a, b.get("relaxation"))
        elif b.get("relaxation") is not None:
            self.differ(name, a["year"], "relaxation", None, b["relaxation"])
        return None

    # A relaxation is tried, not predicted: it must work, one step less must not, and a cap goes before the rest

    def track(self, name, change):
        plan = copy.deepcopy(self.plan)
        plan["paths"] = [p for p in paths_of(plan, self.options["scenario"])]
        path = next(p for p in plan["paths"] if p["indicator"] == name)
        track = Track(plan, path, self.options["as_of"], None, self.options["shape"], self.options["strengths"])
        change(plan, path, track)
        return track

    def works(self, name, change):
        try:
            track = self.track(name, change)
            return track.least(track.end) is not None
        except Undecided:
            return None

    def relaxation(self, name, conflict, relaxation):
        year = conflict["year"]
        caps = [c["kind"] for c in paths_of(self.plan, self.options["scenario"])[self.place(name)]["caps"]]
        able = [n for n in range(len(caps)) if self.works(name, lambda plan, path, track: self.widen(path["caps"][n], year))]
        if relaxation is None:
            if able:
                self.differ(name, year, "relaxation", "one of %s" % [caps[n] for n in able], None)
            return
        what, value, unit = (relaxation.get(k) for k in ("what", "value", "unit"))
        year = relaxation.get("year") or year
        what, number = what.split("#")[0], int((what + "#1").split("#")[1])
        kind = what.split(":")[0].split("/")[-1]
        self.notes["relaxed " + kind] += 1
        if kind == "share_at_most" and unit != "%":
            self.notes["share relaxed as amount"] += 1      # no rate that a plan may write would do
        elif kind in ("grow_at_most", "share_at_most", "amount_at_most"):
            self.least_cap(name, year, kind, what, number, value, unit)
        elif able:
            self.differ(name, year, "relaxation", "one of %s" % [caps[n] for n in able], relaxation)
        elif kind in ["through", "anchor"] + [t["id"] for t in self.plan["targets"]]:
            self.greatest_anchor(name, year, value, unit, kind if kind in conflict["floor_clause"] else "anchor:" + kind,
                                 conflict)
        elif self.works(name, lambda plan, path, track: self.waive(track, what, year)) is False:
            self.differ(name, year, "relaxation", "one that works", relaxation)

    def place(self, name):
        return [p["indicator"] for p in self.plan["paths"]].index(name)

    @staticmethod
    def widen(cap, year):
        """As wide as a plan may say."""
        if cap["kind"] != "amount_at_most":
            cap["value"] = 10**6 * Q
        elif year in cap["amounts"]:
            cap["amounts"][year] = 10**17

    @staticmethod
    def waive(track, what, year):
        for run in track.runs:
            if run.rule["id"] == what.split("/")[0].split(":")[-1]:
                run.rule["exempt"] = run.rule["exempt"] + [year]

    def amount(self, name, value, unit):
        ind = next(i for i in self.plan["indicators"] if i["id"] == name)
        return quanta(value, unit_quanta(ind["dimension"], unit))

    def least_cap(self, name, year, kind, what, number, value, unit):
        step = self.amount(name, value, unit) if kind == "amount_at_most" else Fraction(value) / 100 * Q

        def change(less):
            def apply(plan, path, track):
                alike = [c for c in path["caps"]
                         if c["kind"] == kind and (":" not in what or c.get("of") == what.split(":")[1])]
                if kind != "amount_at_most":
                    alike[number - 1]["value"] = int(step) - less
                elif year in alike[number - 1]["amounts"]:
                    alike[number - 1]["amounts"][year] = int(step) - less
            return apply

        if step.denominator != 1 or self.works(name, change(0)) is False:
            self.differ(name, year, "relaxation", "one that works", [what, value, unit])
        elif self.works(name, change(1 if kind == "amount_at_most" else RATE_STEP)):
            self.differ(name, year, "relaxation", "the smallest", [what, value, unit])

    def greatest_anchor(self, name, year, value, unit, anchor, conflict):
        """The greatest lower bound that works, or the smallest upper one; of both, the one that clashes."""
        amount = self.amount(name, value, unit)

        def change(tighter):
            def apply(plan, path, track):
                if year not in track.lows or year in track.highs and anchor not in conflict["floor_clause"]:
                    track.highs[year] = track.highs[year]._replace(high=amount - tighter)
                else:
                    track.lows[year] = track.lows[year]._replace(low=amount + tighter)
            return apply

        if self.works(name, change(0)) is False:
            self.differ(name, year, "relaxation", "one that works", [anchor, value, unit])
        elif self.works(name, change(1)):
            self.differ(name, year, "relaxation", "the tightest", [anchor, value, unit])


class Comparison:
    def __init__(self, options, directory):
        self.options, self.directory, self.keep, self.kept = options, directory, options.keep, set()
        self.plans = self.points = self.differences = 0
        self.fields, self.census = collections.Counter(), collections.Counter()

    def one(self, number):
        plan, asked, text, expected = make(self.options.seed, number)
        path = os.path.join(self.directory, "path-%d-%d.yaml" % (self.options.seed, number))
        with open(path, "wb") as file:
            file.write(text.encode("utf-8"))
        if asked["shape"] or number % 2:
            expected = [e for e in expected if e["indicator"] == "s"]
        command = dict(asked, indicator="s") if len(expected) < len(plan["paths"]) or number % 2 else asked
        answer, why = run(self.options.program, path, command)
        one = One(number, plan, asked)
        if why is None:
            one.answer(expected, answer)
        else:
            one.differ(None, None, "run", "exit 0 and JSON", why)
        return path, {k: v for k, v in command.items() if v}, expected, one

    def take(self, path, asked, expected, one):
        self.plans += 1
        self.census.update(one.notes)
        for each in expected:
            self.census["unknown" if each["unknown"] else "feasible" if each["feasible"] else "infeasible"] += 1
            self.census[each["shape"]] += 1
            for point in each.get("points", [])[1:]:
                self.points += 1
                self.census[point["kind"] + " points"] += 1
        for difference in one.found:
            self.differences += 1
            self.fields[difference.field] += 1
            if self.fields[difference.field] <= self.options.shown:
                self.show(difference, path, asked)
        os.unlink(path)

    def show(self, d, path, asked):
        if path not in self.kept:
            self.kept.add(path)
            self.keep = self.keep or tempfile.mkdtemp(prefix="path-oracle-")
            os.makedirs(self.keep, exist_ok=True)
            shutil.copy(path, self.keep)
        print("plan %d/%d path %s year %s field %s\n  expected %s\n  found    %s\n  %s %s" % (
            self.options.seed, d.number, d.path, d.year, d.field, d.expected, d.found,
            os.path.join(self.keep, os.path.basename(path)), asked))

    def report(self):
        print(", ".join("%s %d" % pair for pair in self.census.most_common()))
        if self.fields:
            print("differences by field: " + ", ".join("%s %d" % pair for pair in self.fields.most_common()))
        print("path oracle: %d plans, %d points, %d differences" % (self.plans, self.points, self.differences))
        return 0 if self.differences == 0 and self.plans == self.options.count else 1


def main():
    parser = argparse.ArgumentParser(description="Compare a path program with the exact oracle on generated plans.")
    parser.add_argument("program", help="the path program")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=SHOWN // 5, help="differences shown of each field")
    parser.add_argument("--keep", help="directory for the plan files that differ")
    options = parser.parse_args()
    if options.count < 1:
        parser.error("--count must be at least 1")
    with tempfile.TemporaryDirectory() as directory:
        comparison = Comparison(options, directory)
        with ThreadPoolExecutor(2) as pool:
            for result in pool.map(comparison.one, range(options.count)):
                comparison.take(*result)
    return comparison.report()


if __name__ == "__main__":
    sys.exit(main())
