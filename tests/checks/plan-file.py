#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds doc/plan-file.md against the field table, by way of the JSON Schema
that is written from it: every key and every word of a plan file stands in the
page, in code marks.

usage: plan-file.py SCHEMA PAGE
"""
import json
import pathlib
import re
import sys


def names(node):
    """Keys of maps and words of values, wherever they stand in the schema."""
    if isinstance(node, list):
        for part in node:
            yield from names(part)
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (word for word in node.get("enum", ())
                    if isinstance(word, str))
        for part in node.values():
            yield from names(part)


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    page = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    said = set(re.findall(r"[a-z0-9_-]+", " ".join(
        re.findall(r"`[^`\n]+`", page) + re.findall(r"```.*?```", page, re.S))))
    missing = sorted(set(names(schema)) - said)
    for name in missing:
        print("%s: %s is not on the page" % (sys.argv[2], name))
    print("%d keys and words are on the page" % (len(set(names(schema))) -
                                                 len(missing)))
    return 1 if missing else 0


sys.exit(main())
