#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a whole process costs that checks a plan of 100 targets, against one
that does nothing and one of Python with PyYAML.

usage: check.py CHECK NOTHING
"""
import os
import resource
import subprocess
import sys
import tempfile

import rounds

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 101
PYTHON = ["/usr/bin/python3", "-c",
          "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'),"
          " yaml.CSafeLoader)"]


def spent(command):
    """Seconds of the processor that a process takes from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime)


def main(check, nothing):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, "plan.yaml")
        with open(plan, "w", encoding="utf-8") as file:
            subprocess.run([sys.executable, os.path.join(HERE, "make_plan.py"),
                            "100"], stdout=file, check=True)
        commands = {"nothing": [nothing], "check": [check, plan],
                    "PyYAML": PYTHON + [plan]}
        if subprocess.run(PYTHON + ["/dev/null"], stderr=subprocess.DEVNULL,
                          check=False).returncode != 0:
            print("absent: PyYAML (Debian: python3-yaml)")
            del commands["PyYAML"]
        taken = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                taken[name].append([spent(command)])
    print(rounds.table(
        ["process", "ms", ": nothing"],
        [[name, "%.2f" % (1e3 * sorted(times)[ROUNDS // 2][0]),
          "%.2f" % rounds.ratio(taken, name, "nothing", 0)]
         for name, times in taken.items()]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
