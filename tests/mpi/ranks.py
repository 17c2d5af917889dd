#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Any number of ranks says what one process says, to the last bit.

usage: ranks.py panel|simulate MPIRUN PROGRAM ONE PLAN

PROGRAM is the one over ranks, ONE that of one process. Prints TAP.
"""
import array
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

RANKS = 1, 2, 3, 5, 8
CITIES, FIRST, YEARS = 1001, 2010, 14  # not to be shared out evenly
MISSING = -2**63
DRAWS, SEED = "20003", "7"
VERDICTS = {None: 0, "holds": 1, "broken": 2, "not_assessable": 3}


def run(*command):
    return subprocess.run([str(each) for each in command], encoding="utf-8",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)


def figures():
    """Of a nation: amounts in fen that grow and shrink, some missing."""
    drawn = random.Random(20261124)
    cells = array.array("q")
    for _ in range(CITIES):
        amount = drawn.randrange(10**8, 10**12)
        for _ in range(YEARS):
            cells.append(MISSING if drawn.random() < 0.05 else amount)
            amount = amount * drawn.randrange(95, 115) // 100
    return cells


def amount(fen):
    """In 亿元, exactly; nothing where it is missing."""
    return "" if fen == MISSING else "%d.%010d" % divmod(fen, 10**10)


def table(cells):
    lines = ["region,year,st"]
    lines += ["%d,%d,%s" % (i // YEARS, FIRST + i % YEARS, amount(fen))
              for i, fen in enumerate(cells)]
    return "\n".join(lines) + "\n"


def of_one(text):
    """Floors and verdicts by place, from the panel program of one process."""
    found = {}
    for region in json.loads(text)["regions"]:
        for year in region["years"]:
            place = int(region["region"]) * YEARS + year["year"] - FIRST
            if year["year"] < FIRST + YEARS:
                found[place] = year["floor"], VERDICTS[year["verdict"]]
    return found


def fen_of(text):
    if text is None:
        return MISSING
    whole, _, part = text.partition(".")
    return int(whole) * 10**10 + int(part.ljust(10, "0"))


class Tap:
    def __init__(self):
        self.results = []

    def check(self, right, label, *shown):
        self.results.append(right)
        print("%sok %d - %s" % ("" if right else "not ", len(self.results),
                                label))
        if not right:
            print("# " + "\n# ".join(str(each) for each in shown))


def check_panel_in(folder, tap, mpirun, panel, one, plan):
    cells = figures()
    (folder / "st.bin").write_bytes(cells.tobytes())
    (folder / "st.csv").write_text(table(cells), encoding="utf-8")
    single = run(one, folder / "st.csv", "--plan", plan, "--rule",
                 "never-below", "--json")
    wanted = of_one(single.stdout)
    digests = set()
    refused = run(*mpirun, 1, panel, plan, "never-below", "2010x", 2023,
                  folder / "none", "st=%s" % (folder / "st.bin"))
    tap.check(refused.returncode != 0
              and "2010x: is no year" in refused.stderr
              and not list(folder.glob("none*")),
              "panel, a year is a year", refused.stdout, refused.stderr)
    for ranks in RANKS:
        out = folder / ("out%d" % ranks)
        done = run(*mpirun, ranks, panel, plan, "never-below", FIRST,
                   FIRST + YEARS - 1, out,
                   "st=%s" % (folder / "st.bin"))
        if done.returncode != 0:
            tap.check(False, "panel, %d ranks" % ranks, done.stderr)
            continue
        floors = array.array("q", out.with_suffix(".floors").read_bytes())
        verdicts = out.with_suffix(".verdicts").read_bytes()
        digests.add(hashlib.sha256(done.stdout.encode() + verdicts +
                                   floors.tobytes()).hexdigest())
        different = [place for place, (floor, verdict) in wanted.items()
                     if floors[place] != fen_of(floor)
                     or verdicts[place] != verdict]
        tap.check(len(wanted) == CITIES * (YEARS - 1) and not different
                  and len(verdicts) == len(floors) == len(cells),
                  "panel, %d ranks as one process" % ranks, different[:5])
    tap.check(len(digests) == 1, "panel, one digest", digests, single.stderr)


def check_panel(*given):
    with tempfile.TemporaryDirectory() as folder:
        check_panel_in(pathlib.Path(folder), *given)


def check_simulation(tap, mpirun, simulate, one, plan):
    single = run(one, "--json", "--lang", "en", "--draws", DRAWS, "--seed",
                 SEED, plan)
    tap.check(single.returncode == 0, "one process", single.stderr)
    for ranks in RANKS:
        done = run(*mpirun, ranks, simulate, plan, DRAWS, SEED)
        tap.check(done.returncode == 0 and done.stdout == single.stdout,
                  "simulation, %d ranks as one process" % ranks, done.stderr,
                  done.stdout)
    done = run(*mpirun, 3, simulate, plan, 2, SEED)
    few = run(one, "--json", "--lang", "en", "--draws", 2, "--seed", SEED,
              plan)
    tap.check(done.stdout == few.stdout != "", "fewer draws than ranks",
              done.stderr)
    wrong = run(*mpirun, 2, simulate, plan, 0, SEED)
    tap.check(wrong.returncode != 0 and "DRAWS" in wrong.stderr,
              "no draws are refused", wrong.stderr)


CHECKS = {"panel": check_panel, "simulate": check_simulation}


def main(what, mpirun, *given):
    tap = Tap()
    mpirun = [mpirun, "--allow-run-as-root", "--oversubscribe", "-n"]
    CHECKS[what](tap, mpirun, *given)
    print("1..%d" % len(tap.results))
    return 0 if all(tap.results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
