#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs a build into a folder that all tests of this suite share.

usage: stage.py MESON BUILD STAGE

The first test to come installs, the others wait for it and find it done. It
is done again where something to be installed is newer than the stage.
"""
import fcntl
import json
import os
import shutil
import subprocess
import sys


def sources(build):
    """Every file of the build or the source tree that is installed."""
    plan = os.path.join(build, "meson-info", "intro-install_plan.json")
    with open(plan, encoding="utf-8") as file:
        kinds = json.load(file).values()
    return [plan] + [name for kind in kinds for name in kind]


def is_fresh(stamp, names):
    if not os.path.exists(stamp):
        return False
    staged = os.path.getmtime(stamp)
    return all(os.path.getmtime(name) < staged
               for name in names if os.path.exists(name))


def install(meson, build, stage):
    shutil.rmtree(stage, ignore_errors=True)
    done = subprocess.run(
        [meson, "install", "-C", build, "--destdir", stage, "--no-rebuild"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        check=False)
    if done.returncode != 0:
        print(done.stdout)
    return done.returncode


def main(meson, build, stage):
    os.makedirs(os.path.dirname(stage), exist_ok=True)
    stamp = stage + ".stamp"
    with open(stage + ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_fresh(stamp, sources(build)):
            return 0
        status = install(meson, build, stage)
        if status == 0:
            with open(stamp, "w", encoding="utf-8"):
                pass
        return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
