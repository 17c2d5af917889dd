#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the pages of doc/ to their samples and to what their commands print.

usage: guide.py ROOT BUILD [--write]

A fenced block says behind its language what it is:

    yaml doc/samples/FILE      the whole file
    yaml in doc/samples/FILE   lines of it, as they stand
    sh run                     `$ COMMAND`, then what that prints, both streams
    sh run if CONDITION        the same, where that command succeeds

Commands run in a folder of their own where `doc`, `examples` and `build` are
the project's. --write puts what they print, and whole files, into the pages.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(\S+) ([^\n]+)\n(.*?)^```$", re.M | re.S)
SKIPPED = 77  # Meson's status for a test that is skipped


def read(*names):
    with open(os.path.join(*names), encoding="utf-8") as file:
        return file.read()


def environment(build):
    """Where programs find the library that is built but not installed."""
    variables = dict(os.environ, LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
    for name, folder in (
            ("LD_LIBRARY_PATH", os.path.join(build, "lib")),
            ("PKG_CONFIG_PATH", os.path.join(build, "meson-uninstalled")),
            # `python3` is the one that runs this, with its modules.
            ("PATH", os.path.dirname(sys.executable))):
        others = [variables[name]] if variables.get(name) else []
        variables[name] = ":".join([folder] + others)
    return variables


def run(body, folder, variables):
    """The block with the output its commands have now."""
    made = ""
    for line in body.splitlines():
        if line.startswith("$ "):
            printed = subprocess.run(
                ["sh", "-c", line[2:]], cwd=folder, env=variables,
                encoding="utf-8", stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, check=False).stdout
            made += line + "\n" + printed
    # A block that shows nothing shows that its commands went wrong.
    silent = all(line.startswith("$ ") for line in made.splitlines())
    return made + "(nothing was printed)\n" if silent else made


class Pages:
    """The pages, and the folder where their commands run."""

    def __init__(self, root, build, folder):
        self.root, self.folder = root, folder
        self.variables = environment(build)
        self.wrong, self.count = [], 0
        for name in ("doc", "examples"):
            os.symlink(os.path.join(root, name), os.path.join(folder, name))
        os.symlink(build, os.path.join(folder, "build"))

    def succeeds(self, condition):
        return subprocess.run(
            ["sh", "-c", condition], cwd=self.folder, env=self.variables,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=False).returncode == 0

    def now(self, info, body):
        """What a block should be."""
        how, _, rest = info.partition(" ")
        if how == "run":
            if rest and not self.succeeds(rest[len("if "):]):
                print("skipped: not so here:", rest)
                return body
            return run(body, self.folder, self.variables)
        if how == "in":
            return body if body in read(self.root, rest) else "(not so)\n"
        return read(self.root, info)

    def renew(self, match):
        language, info, body = match.groups()
        made = self.now(info, body)
        self.count += 1
        if made != body:
            self.wrong.append("```%s %s\n%s--- is now\n%s" % (language, info,
                                                             body, made))
        return "```%s %s\n%s```" % (language, info, made)


def main(root, build, mode=None):
    root, build = os.path.abspath(root), os.path.abspath(build)
    for program in ("cc", "pkg-config"):
        if shutil.which(program) is None:
            print("skipped: needs", program)
            return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(root, build, folder)
        for name in sorted(glob.glob(os.path.join(root, "doc/**/*.md"),
                                     recursive=True)):
            before = read(name)
            after = FENCE.sub(pages.renew, before)
            if mode == "--write" and after != before:
                with open(name, "w", encoding="utf-8") as file:
                    file.write(after)
    if mode == "--write":
        return 0
    print("\n".join(pages.wrong) or "%d blocks" % pages.count)
    return 1 if pages.wrong or pages.count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
