#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Counts the tests of one or more runs of `meson test`.

usage: tally.py LOG...

LOG is meson-logs/testlog.json of a build, or testlog-SETUP.json; the JUnit
file beside it has the subtests. Prints what failed and what was skipped for
want of what, and last `N passed, N failed, N skipped`. Exit status 1 where
something failed, or nothing ran.
"""
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

GOOD = ("OK", "EXPECTEDFAIL", "SKIP")


def tests_of(log):
    with open(log, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def subtests(log):
    """Test name to [(subtest, outcome)], for tests that have subtests."""
    found = {}
    root = ElementTree.parse(log[:-len(".json")] + ".junit.xml").getroot()
    for suite in root.iter("testsuite"):
        _, _, test = suite.get("name").partition(".")
        if not test:
            continue
        found[test] = [
            (re.sub(r"^\d+ - |\s+\([0-9.]+s\)$", "", case.get("name")),
             "failed" if case.find("failure") is not None
             or case.find("error") is not None
             else "skipped" if case.find("skipped") is not None else "passed")
            for case in suite.iter("testcase")]
    return found


def outcomes(test, cases):
    """[(name, outcome)] of one test program."""
    name = test["name"].rpartition(" / ")[2]
    found = [("%s: %s" % (name, case), outcome) for case, outcome in cases]
    bad = test["result"] not in GOOD
    # A crash, or a checker's finding after every subtest has passed.
    if bad and not any(outcome == "failed" for _, outcome in found):
        found.append(("%s: %s" % (name, test["result"]), "failed"))
    if not found:
        found.append((name, "skipped" if test["result"] == "SKIP"
                      else "passed"))
    return found


def reason(test):
    for line in test.get("stdout", "").splitlines():
        if line.startswith("missing: "):
            return " (%s)" % line
    return ""


def main(*logs):
    count = {"passed": 0, "failed": 0, "skipped": 0}
    for log in logs:
        try:
            tests, cases = tests_of(log), subtests(log)
        except OSError as error:
            print("failed: no tests ran: %s" % error)
            count["failed"] += 1
            continue
        for test in tests:
            for each, outcome in outcomes(test, cases.get(test["name"], [])):
                count[outcome] += 1
                if outcome != "passed":
                    print("%s: %s%s" % (outcome, each, reason(test)))
    print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % count)
    return 0 if count["passed"] > 0 and count["failed"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
