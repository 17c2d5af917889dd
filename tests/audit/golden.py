#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the audit example says of the shipped plans to what was worked
out before it ran.

usage: golden.py AUDIT PLANS EXPECT

Every EXPECT/NAME.expect has a plan PLANS/NAME.yaml. Its first line names the
columns, `# rule year value ...`; each further line is a year of a rule. All
are compared as text. Prints TAP; two expectations that are wrong on purpose
must be noticed, or nothing here proves anything.
"""
import json
import pathlib
import subprocess
import sys


def shown(value):
    """A value of the JSON answer as the .expect files write it."""
    if isinstance(value, list):
        return ",".join(map(shown, value)) or "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "-" if value is None else str(value)


def answered(audit, plan):
    """Key (rule, year) to the year's members, rule included."""
    run = subprocess.run([audit, "--json", str(plan)], encoding="utf-8",
                         stdout=subprocess.PIPE, check=True)
    rows = {}
    for rule in json.loads(run.stdout)["rules"]:
        for year in rule["years"]:
            key = rule["rule"], str(year["year"])
            rows[key] = dict(year, rule=rule["rule"])
    return rows


def expected(text):
    """(columns, rows) of an .expect file."""
    head, *lines = text.splitlines()
    if not head.startswith("# rule year "):
        raise ValueError("the first line does not name the columns")
    return head[2:].split(), [line.split() for line in lines if line.strip()]


def differences(answer, text):
    columns, rows = expected(text)
    found = []
    for row in rows:
        if len(row) != len(columns):
            found.append("%s: %d columns" % (" ".join(row), len(row)))
            continue
        year = answer.get(tuple(row[:2]), {})
        for column, value in zip(columns, row):
            if shown(year.get(column, "absent")) != value:
                found.append("%s %s: %s is %s, expected %s" % (
                    row[0], row[1], column, shown(year.get(column, "absent")),
                    value))
    missing = set(answer) - {tuple(row[:2]) for row in rows}
    return found + ["%s %s: not expected" % key for key in sorted(missing)]


def wrong_figure(text):
    """The last digit of the third column of the first row, changed."""
    head, first, *rest = text.splitlines()
    words = first.split()
    words[2] = words[2][:-1] + str((int(words[2][-1]) + 1) % 10)
    return "\n".join([head, " ".join(words)] + rest)


def without_a_year(text):
    lines = text.splitlines()
    return "\n".join(lines[:1] + lines[2:])


def main(audit, plans, expect):
    files = sorted(pathlib.Path(expect).glob("*.expect"))
    results = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        answer = answered(audit, pathlib.Path(plans) / (file.stem + ".yaml"))
        results.append((file.stem, differences(answer, text)))
    for name, spoil in (("a wrong figure is noticed", wrong_figure),
                        ("a missing year is noticed", without_a_year)):
        noticed = len(differences(answer, spoil(text))) == 1
        results.append((name, [] if noticed else ["it was not"]))

    print("1..%d" % len(results))
    for number, (name, found) in enumerate(results, 1):
        print("%sok %d - %s" % ("not " if found else "", number, name))
        for line in found:
            print("# " + line)
    return 1 if any(found for _, found in results) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
