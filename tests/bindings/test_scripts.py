#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The ten-line audit says the years of a plan, and names a file it cannot
read.

usage: test_scripts.py SCRIPT PLAN   (audit.py or audit.lua; the Baotou plan)
"""
import re
import subprocess
import sys

# 1.08 times the year before, and one fen more: of 1, 1.4423 and 2.0801 亿元.
YEARS = [("2023", "holds", "1.0800000001"),
         ("2024", "holds", "1.5576840001"),
         ("2025", "not_assessable", "2.2465080001")]


def main(script, plan):
    runner = sys.executable if script.endswith(".py") else "luajit"

    def run(*arguments):
        return subprocess.run([runner, script, *arguments], encoding="utf-8",
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)

    for arguments in ((plan,), (plan, "rigid-growth")):
        done = run(*arguments)
        lines = [re.split(r"\s", line, maxsplit=3)
                 for line in done.stdout.splitlines()]
        assert done.returncode == 0, done.stderr
        assert [tuple(line[:3]) for line in lines] == YEARS, lines
        assert all("财政经常性收入" in line[3] for line in lines), lines
    for arguments in (("/nowhere.yaml",), (plan, "nothing")):
        done = run(*arguments)
        assert done.returncode == 1 and arguments[-1] in done.stderr, done
        assert done.stdout == "", done


if __name__ == "__main__":
    main(*sys.argv[1:])
