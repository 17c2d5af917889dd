# SPDX-License-Identifier: MIT
"""Peers on the same input, in turns: what the benchmarks share.

A program prints one line of fields between tabs: its name, seconds at the
median and at the least, what it counted, and whatever else there is to tell.
Others use the machine too, so a figure is a ratio within a round: the median
over the rounds of one program's least time to another's. Instructions are
counted by valgrind where it is installed, and do not depend on the machine's
mood.
"""
import re
import shutil
import statistics
import subprocess


def run(command):
    """The fields of the one line that a command prints."""
    printed = subprocess.run(command, check=True, encoding="utf-8",
                             stdout=subprocess.PIPE).stdout
    return printed.rstrip("\n").split("\t")


def take_turns(commands, rounds):
    """Of each name in `commands` its fields, a list a round."""
    taken = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(run(command))
    return taken


def ratio(taken, name, peer, field=2):
    """By how much `name` is more than `peer`."""
    return statistics.median(
        float(ours[field]) / float(theirs[field])
        for ours, theirs in zip(taken[name], taken[peer]))


def instructions(command):
    """How many a command takes; None where valgrind is not there."""
    if shutil.which("valgrind") is None:
        return None
    told = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        + command, check=True, encoding="utf-8", stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE).stderr
    return int(re.search(r"Collected : (\d+)", told).group(1))


def table(heads, rows):
    """A table for a page."""
    lines = [heads, ["---"] * len(heads)] + rows
    return "\n".join("| %s |" % " | ".join(str(cell) for cell in line)
                     for line in lines)
