#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what a binding reads of every plan of the tests to what C reads: all
tables cell by cell, every sentence, JSON, page and CSV, and every diagnostic.

usage: same.py C_DUMP ROOT SCRIPT   (dump.py or dump.lua)
"""
import pathlib
import subprocess
import sys

FOLDERS = ("examples/plans", "tests/data/good", "tests/data/bad",
           "tests/data/path", "tests/data/reconcile", "doc/samples")
QUESTIONS = (
    "audit", "audit scenario=low", "audit as-of=2024-06-30",
    "path corridor=1", "path shape=linear strengths=ensure,expect",
    "consistency", "consistency scenario=low paths=1",
    "assess year=2024", "assess year=2025 method=schedule paths=1",
    "reconcile", "reconcile indicator=rd-intensity",
    "simulate draws=300", "simulate draws=50 mode=follow_rule paths=1",
)
# At least so much must be compared, or nothing here proves anything.
LEAST = {"plan": 900, "question": 600, "table": 9000, "refused": 800,
         "sentence": 500, "compare": 50}


def printed(command, files):
    run = subprocess.run([*command, *QUESTIONS, "--", *files], check=False,
                         stdout=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit("%s: exit status %d" % (" ".join(command), run.returncode))
    return run.stdout.split(b"\n")


def differences(wanted, found):
    """The first lines that differ, with where they stand."""
    about = ""
    for number, line in enumerate(wanted):
        if line.startswith((b"plan ", b"question ", b"table ")):
            about = line.decode()
        if number >= len(found) or found[number] != line:
            yield "after %r: %.200r, not %.200r" % (
                about, found[number] if number < len(found) else b"", line)


def main(dump, root, script):
    runner = sys.executable if script.endswith(".py") else "luajit"
    files = [str(file) for folder in FOLDERS
             for file in sorted(pathlib.Path(root, folder).glob("*.yaml"))]
    wanted, found = printed([dump], files), printed([runner, script], files)
    faults = list(differences(wanted, found))[:3]
    if len(found) != len(wanted):
        faults.append("%d lines, not %d" % (len(found), len(wanted)))
    for word, least in LEAST.items():
        count = sum(line.split(b" ")[0] == word.encode() for line in wanted)
        if count < least:
            faults.append("%s: %d, at least %d wanted" % (word, count, least))
    print("\n".join(faults) or "%d lines are the same" % len(wanted))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
