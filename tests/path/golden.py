#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the path example says of small plans to what was worked out by
hand before it ran.

usage: golden.py PATH DATA

Every DATA/NAME.expect is lines of words; `#` begins a remark:

    run PLAN OPTION...          what follows is about this run
    path KEY=VALUE...           members of the first path
    point YEAR KEY=VALUE...     members of a point; all points must be named
    conflict KEY=VALUE...       members of the conflict; `conflict -`: none
    relaxation KEY=VALUE...     the first relaxation; `relaxation -`: none
    missing INDICATOR/YEAR...   exactly these; without the line: none

All are compared as text, null as `-`. Prints TAP, a test a run; two
expectations that are wrong on purpose must be noticed.
"""
import json
import pathlib
import subprocess
import sys


def shown(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return "-" if value is None else str(value)


def runs(file):
    """[(words of the run, [words of each line])] of an .expect file."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words and words[0] == "run":
            found.append((words[1:], []))
        elif words:
            found[-1][1].append(words)
    return found


def answered(path, data, words):
    run = subprocess.run([path, str(data / words[0]), "--json", "--corridor"]
                         + words[1:], encoding="utf-8", check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return json.loads(run.stdout)["paths"][0]


def members(what, holder, words):
    if words == ["-"]:
        return [] if holder is None else ["%s: there is one" % what]
    if holder is None:
        return ["%s: there is none" % what]
    found = []
    for key, value in (word.split("=", 1) for word in words):
        seen = shown(holder.get(key, "absent"))
        if seen != value:
            found.append("%s: %s is %s, expected %s" % (what, key, seen, value))
    return found


def differences(answer, lines):
    found, points, missing = [], {str(p["year"]): p for p in answer["points"]}, []
    conflict = answer["conflict"]
    for kind, *words in lines:
        if kind == "path":
            found += members(kind, answer, words)
        elif kind == "point":
            found += members(words[0], points.pop(words[0], None), words[1:])
        elif kind == "conflict":
            found += members(kind, conflict, words)
        elif kind == "relaxation":
            found += members(kind, (conflict or {}).get("relaxation"), words)
        elif kind == "missing":
            missing = words
        else:
            found.append("unknown line: %s" % kind)
    seen = ["%s/%d" % (m["indicator"], m["year"]) for m in answer["missing"]]
    if sorted(seen) != sorted(missing):
        found.append("missing: %s, expected %s" % (seen, missing))
    return found + ["%s: not expected" % year for year in points]


def wrong_figure(lines):
    """The value of the last point, one digit more."""
    last = max(n for n, words in enumerate(lines) if words[0] == "point")
    spoilt = [list(words) for words in lines]
    spoilt[last][2] += "1"
    return spoilt


def without_a_point(lines):
    last = max(n for n, words in enumerate(lines) if words[0] == "point")
    return lines[:last] + lines[last + 1:]


def main(path, data):
    data, results = pathlib.Path(data), []
    for file in sorted(data.glob("*.expect")):
        for words, lines in runs(file):
            answer = answered(path, data, words)
            results.append((" ".join([file.stem + ":"] + words),
                            differences(answer, lines)))
    spoilt = runs(data / "baotou.expect")[0]
    answer = answered(path, data, spoilt[0])
    for name, spoil in (("a wrong figure is noticed", wrong_figure),
                        ("a missing point is noticed", without_a_point)):
        noticed = len(differences(answer, spoil(spoilt[1]))) == 1
        results.append((name, [] if noticed else ["it was not"]))

    print("1..%d" % len(results))
    for number, (name, found) in enumerate(results, 1):
        print("%sok %d - %s" % ("not " if found else "", number, name))
        for line in found:
            print("# " + line)
    return 1 if any(found for _, found in results) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
