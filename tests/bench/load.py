#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to load a plan, against libyaml's bare events and PyYAML.

usage: load.py LOAD [TARGETS...]

LOAD is the program of load.c. With 1,000,000 targets it takes minutes. Warm is
a heap that keeps what was freed, as that of a host at work; cold is one that
gives it back and has each page anew.
"""
import os
import subprocess
import sys
import tempfile

import rounds

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 5
COUNTED = 10000  # targets of the plan whose instructions are counted
WARM = ["env", "MALLOC_TRIM_THRESHOLD_=4000000000",
        "MALLOC_MMAP_THRESHOLD_=4000000000"]
PYTHON = """
import sys, time, yaml
start = time.process_time()
with open(sys.argv[1], "rb") as file:
    plan = yaml.load(file, yaml.CSafeLoader)
took = time.process_time() - start
print("PyYAML", took, took, len(plan["targets"]), sep="\\t")
"""


def commands(program, plan, targets):
    """The peers that are there, by name."""
    times = str(max(1, min(200, 20000 // targets)))
    peers = {name: [program, name, times, plan]
             for name in ("events", "document", "kjplan")}
    for name in ("events", "kjplan"):
        peers[name + ", warm"] = WARM + peers[name]
    python = "/usr/bin/python3"
    if targets > COUNTED:
        return peers
    if subprocess.run([python, "-c", "from yaml import CSafeLoader"],
                      stderr=subprocess.DEVNULL, check=False).returncode == 0:
        peers["PyYAML"] = [python, "-c", PYTHON, plan]
    else:
        print("absent: PyYAML (Debian: python3-yaml)")
    return peers


def measure(program, plan, targets):
    peers = commands(program, plan, targets)
    taken = rounds.take_turns(peers, ROUNDS if targets <= 100000 else 1)
    events, ours = taken["events"][0], taken["kjplan"][0]
    row = [targets, os.path.getsize(plan), events[3],
           "%.2f" % rounds.ratio(taken, "kjplan, warm", "events, warm")]
    row += ["%.2f" % rounds.ratio(taken, name, "events") if name in taken
            else "-" for name in ("kjplan", "document", "PyYAML")]
    per_target = 1e9 * min(float(r[2]) for r in taken["kjplan"]) / targets
    return row + ["%.0f" % per_target, "%.0f" % (int(ours[4]) / targets)]


def main(program, *sizes):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, "plan.yaml")
        for targets in [int(size) for size in sizes] or [100, 10000, 100000]:
            with open(plan, "w", encoding="utf-8") as file:
                subprocess.run([sys.executable,
                                os.path.join(HERE, "make_plan.py"),
                                str(targets)], stdout=file, check=True)
            rows.append(measure(program, plan, targets))
            if targets == COUNTED:
                ours, bare = [rounds.instructions([program, name, "1", plan])
                              for name in ("kjplan", "events")]
    print(rounds.table(
        ["targets", "bytes of file", "events", "kjplan : events, warm",
         "cold", "libyaml's document : events", "PyYAML : events", "ns a target",
         "bytes held a target"], rows))
    if COUNTED in [row[0] for row in rows]:
        print("instructions at %d targets, kjplan : events: %s"
              % (COUNTED, "absent: valgrind" if ours is None
                 else "%.3f" % (ours / bare)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
