#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes the library in one place at a time and sees whether a test fails.

usage: mutate.py [--count N] [--seed N] [--jobs N] [--least PERCENT]
                 [--files FILE[:LINE]...] [--list] ROOT BUILD

ROOT is the folder of the project, BUILD one of Meson's with the example
programs. Of each folder's mutants, N are tried (0: all), or those of them that
are in the files or lines given; which ones hangs on the seed and on each mutant
alone. A mutant that survives must stand in survivors.txt beside this program
with the reason.

Prints what survived, a line for each folder, and last
`N passed, N failed, N skipped`.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import sys
import time

import source
import survivors
import trial

FOLDERS = ("rule", "quantity", "base")
KILLED = ("killed", "timeout")


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--least", type=int, default=80)
    parser.add_argument("--files", nargs="+", default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("build", type=pathlib.Path)
    return parser.parse_args()


def is_asked_for(mutant, files):
    return not files or mutant.file in files or \
        "%s:%d" % (mutant.file, mutant.line) in files


def chosen(texts, folder, given):
    found = [mutant for file, text in texts.items()
             if file.split("/")[1] == folder
             for mutant in source.mutants(file, text)]
    if given.count:
        found = source.sample(found, given.count, given.seed)
    return [mutant for mutant in found if is_asked_for(mutant, given.files)]


def sentence(mutant):
    return "%s:%d: `%s`: %s -> %s" % (
        mutant.file, mutant.line, mutant.text, mutant.before, mutant.after)


def tried(trials, texts, root, mutants, jobs):
    """{mutant: outcome}; says how each ended."""
    def one(mutant):
        text = texts[mutant.file]
        begin = time.monotonic()
        outcome = trials.outcome(mutant, str(root / mutant.file), text,
                                 source.mutated(text, mutant))
        print("  %s: %s %s (%.1f s)" % (
            sentence(mutant), *outcome, time.monotonic() - begin), flush=True)
        return outcome
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return dict(zip(mutants, pool.map(one, mutants)))


def check(passed, what, count):
    print("%s: %s" % ("passed" if passed else "failed", what))
    count["passed" if passed else "failed"] += 1


def judge(folder, outcomes, known, least, count):
    kinds = collections.Counter(each.kind for each in outcomes.values())
    killed = sum(kinds[kind] for kind in KILLED)
    left = [mutant for mutant, each in outcomes.items()
            if each.kind == "survived"]
    bare = [mutant for mutant in left if not known.reason(mutant)]
    wrong = [mutant for mutant, each in outcomes.items()
             if each.kind in KILLED and known.names(mutant)]
    for mutant in bare:
        print("survived: " + sentence(mutant))
    for mutant in wrong:
        print("killed, but in survivors.txt: " + sentence(mutant))
    part = 100 * killed / max(killed + len(left), 1)
    print("%s: %d killed, %d of them by the time limit; %d survived, %d of "
          "them explained; %d equivalent, %d not C: %.1f %% killed" % (
              folder, killed, kinds["timeout"], len(left),
              len(left) - len(bare), kinds["equivalent"], kinds["invalid"],
              part))
    check(part >= least, "%s: %d %% are killed" % (folder, least), count)
    check(not bare, "%s: each survivor is explained" % folder, count)
    check(not wrong, "%s: what is explained survives" % folder, count)


def main():
    given = arguments()
    texts = {str(path.relative_to(given.root)): path.read_text("utf-8")
             for folder in FOLDERS
             for path in sorted(given.root.glob("lib/%s/*.c" % folder))}
    samples = {folder: chosen(texts, folder, given) for folder in FOLDERS}
    if given.list:
        for mutant in sum(samples.values(), []):
            print(sentence(mutant))
        return 0
    known = survivors.Survivors(
        pathlib.Path(__file__).with_name("survivors.txt"), texts)
    count = {"passed": 0, "failed": 0}
    for stale in known.stale:
        print("in survivors.txt, but not in the source: " + stale)
    check(not known.stale, "survivors.txt is of this source", count)
    root = given.root.resolve()
    trials = trial.Trials(given.build)
    for folder, mutants in samples.items():
        if mutants:
            outcomes = tried(trials, texts, root, mutants, given.jobs)
            judge(folder, outcomes, known, given.least, count)
    print("%(passed)d passed, %(failed)d failed, 0 skipped" % count)
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
