# SPDX-License-Identifier: MIT
"""Runs an audit program on generated plans and compares every figure of its JSON answer with the oracle's."""
import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from generate import make

SHOWN = 20
TIMEOUT = 120
FIELDS = ("value", "kind", "one_off", "floor", "partial", "verdict", "unwaived", "headroom", "growth", "clauses", "binding",
          "runner_up", "missing", "projected")
KEYS = {"clauses": ("clause", "least", "verdict", "gap_pp"), "missing": ("indicator", "year")}
ABSENT = "(absent)"

Difference = collections.namedtuple("Difference", "number rule year field expected found")


def picked(field, value):
    """Lists of objects are compared in the keys that count; more keys may be added to an answer."""
    if field in KEYS and isinstance(value, list):
        return [{k: each.get(k, ABSENT) for k in KEYS[field]} if isinstance(each, dict) else each for each in value]
    return value


def same(a, b):
    return type(a) is type(b) and a == b


def compare_lists(at, field, expected, found):
    """Element by element where both have as many, so that a difference names its clause."""
    if not isinstance(found, list) or len(found) != len(expected):
        return [Difference(*at, field, expected, found)]
    return [Difference(*at, "%s[%d]" % (field, n), a, b) for n, (a, b) in enumerate(zip(expected, found)) if not same(a, b)]


def compare_row(number, rule, expected, found):
    at, differences = (number, rule, expected["year"]), []
    for field in FIELDS:
        a, b = expected[field], picked(field, found.get(field, ABSENT))
        if isinstance(a, list):
            differences += compare_lists(at, field, a, b)
        elif not same(a, b):
            differences.append(Difference(*at, field, a, b))
    return differences


def compare_rule(number, expected, found):
    name, rows = expected["rule"], found.get("years", [])
    years = [[r.get("year") for r in each] for each in (expected["years"], rows)]
    if years[0] != years[1]:
        return [Difference(number, name, None, "years", years[0], years[1])]
    return [d for a, b in zip(expected["years"], rows) for d in compare_row(number, name, a, b)]


def compare_answer(number, expected, found):
    rules = found.get("rules", []) if isinstance(found, dict) else []
    names = [[r.get("rule") for r in each] for each in (expected, rules)]
    if names[0] != names[1]:
        return [Difference(number, None, None, "rules", names[0], names[1])]
    return [d for a, b in zip(expected, rules) for d in compare_rule(number, a, b)]


def run(program, path, as_of):
    """(the answer, None), or (None, why there is none)."""
    command = [os.path.abspath(program), path, "--json"] + (["--as-of", as_of] if as_of else [])
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, str(error)
    if done.returncode:
        return None, "exit %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace").strip()[:600])
    try:
        return json.loads(done.stdout.decode("utf-8")), None
    except ValueError as error:
        return None, "not JSON: %s" % error


class Comparison:
    def __init__(self, options, directory):
        self.options, self.directory = options, directory
        self.kept, self.keep = set(), options.keep
        self.plans = self.rows = self.verdicts = self.differences = 0
        self.census = {name: collections.Counter() for name in ("verdicts", "kinds", "bound by", "headroom", "flags")}

    def one(self, number):
        """Generate, write, run and compare one plan; safe to call from a thread."""
        plan, as_of, text, expected = make(self.options.seed, number)
        path = os.path.join(self.directory, "plan-%d-%d.yaml" % (self.options.seed, number))
        with open(path, "wb") as file:
            file.write(text.encode("utf-8"))
        answer, why = run(self.options.audit, path, as_of)
        if why is None:
            differences = compare_answer(number, expected, answer)
        else:
            differences = [Difference(number, None, None, "run", "exit 0 and JSON", why)]
        return path, as_of, expected, differences

    def take(self, path, as_of, expected, differences):
        self.plans += 1
        for row in (row for rule in expected for row in rule["years"]):
            self.rows += 1
            self.verdicts += len(row["clauses"])
            self.count(row)
        for difference in differences:
            self.differences += 1
            if self.differences <= SHOWN:
                self.show(difference, path, as_of)
        os.unlink(path)

    def count(self, row):
        self.census["verdicts"][row["verdict"]] += 1
        self.census["kinds"][row["kind"]] += 1
        self.census["bound by"].update(name.split(":")[0] for name in row["binding"])
        headroom = row["headroom"]
        digits = (headroom or "").lstrip("-0.")
        sign = "unknown" if headroom is None else "zero" if headroom == "0" else "short" if headroom[0] == "-" else "over"
        self.census["headroom"][sign + (" by a last digit of 1" if digits == "1" else "")] += 1
        self.census["flags"].update(name for name in ("partial", "projected") if row[name])

    def show(self, d, path, as_of):
        if path not in self.kept:
            self.kept.add(path)
            self.keep = self.keep or tempfile.mkdtemp(prefix="oracle-")
            os.makedirs(self.keep, exist_ok=True)
            shutil.copy(path, self.keep)
        place = os.path.join(self.keep, os.path.basename(path))
        print("plan %d/%d rule %s year %s field %s\n  expected %s\n  found    %s\n  %s%s" % (
            self.options.seed, d.number, d.rule, d.year, d.field, json.dumps(d.expected, ensure_ascii=False),
            json.dumps(d.found, ensure_ascii=False), place, " --as-of " + as_of if as_of else ""))

    def report(self):
        if self.differences > SHOWN:
            print("... and %d more differences" % (self.differences - SHOWN))
        for name, counter in self.census.items():
            print("%s: %s" % (name, ", ".join("%s %d" % pair for pair in counter.most_common())))
        print("oracle: %d plans, %d rule-years, %d clause verdicts, %d differences" % (
            self.plans, self.rows, self.verdicts, self.differences))
        return 0 if self.differences == 0 and self.plans == self.options.count else 1


def main():
    parser = argparse.ArgumentParser(description="Compare an audit program with the exact oracle on generated plans.")
    parser.add_argument("--audit", required=True, help="the audit program")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
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
