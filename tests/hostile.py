#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files made to hurt a reader: each is refused soon, and says where and why.

usage: hostile.py CHECK TEN_MISTAKES [SECONDS]

CHECK is the check example, SECONDS what one file may cost in process time
(user and system). Prints TAP.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20
HEAD = "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"
# A finding about the file as a whole has no place.
FINDING = re.compile(r"^.*?(:\d+:\d+)?: error: .* \[[a-z0-9-]+\]$", re.M)


def laughs():
    """Nine levels of nine aliases each: 9^9 nodes in half a kilobyte."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, before in zip("bcdefghi", "abcdefgh"):
        lines.append("%s: &%s [%s]" % (name, name,
                                       ", ".join(["*" + before] * 9)))
    return "\n".join(lines) + "\n"


def repeated(piece, size):
    return piece * (size // len(piece))


FILES = {
    "a mebibyte of %TAG lines":
        "".join("%%TAG !%d! tag:x,2000:\n" % n for n in range(45000))[:MIB],
    "a million [": "[" * 1000000,
    "a hundred kilobytes of {\"\":[": repeated('{"":[', 100000),
    "a hundred kilobytes of - ": repeated("- ", 100000),
    "a billion laughs": laughs(),
    "fifty thousand nested quotes": "'" * 50000 + '"' * 50000,
    "fifty thousand quotes in quotes": repeated("\"'", 100000),
    "seven mebibytes of one scalar": HEAD + "x-a: " + "a" * (7 * MIB) + "\n",
    "seven mebibytes of one quoted scalar":
        HEAD + 'x-a: "' + "a" * (7 * MIB) + '"\n',
    "flow maps a hundred thousand deep": repeated("{a: ", 400000),
    "flow maps a thousand deep, closed":
        HEAD + "x-a: " + "{a: " * 1000 + "1" + "}" * 1000 + "\n",
    "two hundred thousand unknown keys":
        HEAD + "".join("k%d: 1\n" % n for n in range(200000)),
    "a hundred thousand equal keys": HEAD + "a: 1\n" * 100000,
    "ten thousand anchors":
        HEAD + "".join("x-%d: &a%d 1\n" % (n, n) for n in range(10000)),
    "a key of a mebibyte": HEAD + "k" * MIB + ": 1\n",
    "a number of a mebibyte": HEAD + "kjplan: " + "9" * MIB + "\n",
    "a mebibyte of ? ": repeated("? ", MIB),
    "a mebibyte of escapes": HEAD + 'x-a: "' + repeated("\\u4e2d", MIB),
    "a mebibyte of comment lines": repeated("# x\n", MIB),
    "seventeen mebibytes": HEAD + repeated("# x\n", 17 * MIB),
}


def run(check, name):
    """(exit status, standard error, process seconds)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([check, name], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, timeout=100)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (after.ru_utime - before.ru_utime +
             after.ru_stime - before.ru_stime)
    return done.returncode, done.stderr.decode("utf-8", "replace"), spent


def refused(check, name, seconds):
    """What is wrong with how the file is refused; [] for nothing."""
    status, said, spent = run(check, name)
    faults = []
    if status != 1:
        faults.append("exit status %d" % status)
    if not FINDING.search(said):
        faults.append("no finding: %r" % said[:200])
    if spent > seconds:
        faults.append("%.2f s" % spent)
    return faults


def ten_mistakes(check, name):
    status, said, _ = run(check, name)
    places = FINDING.findall(said)
    if status == 1 and len(places) == len(set(places) - {""}) == 10:
        return []
    return ["exit status %d, places %s" % (status, places)]


def main(check, ten, seconds="1"):
    print("1..%d" % (len(FILES) + 1))
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "hostile.yaml")
        for number, (what, text) in enumerate(FILES.items(), 1):
            with open(name, "w", encoding="utf-8") as file:
                file.write(text)
            bad += report(number, what, refused(check, name, float(seconds)))
    bad += report(len(FILES) + 1, "ten mistakes at ten places",
                  ten_mistakes(check, ten))
    return 1 if bad else 0


def report(number, what, faults):
    print("%sok %d - %s" % ("not " if faults else "", number, what))
    for fault in faults:
        print("# " + fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
