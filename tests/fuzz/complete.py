#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the fuzz targets must know of: every function, every key of a plan.

usage: complete.py MAP CALLS SCHEMA DICTIONARY

Every symbol of the linker's MAP has a row in CALLS (host_calls.def), and every
key of the JSON SCHEMA, which is made of the field table, stands in the
DICTIONARY.
"""
import json
import re
import sys


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def keys_of(schema):
    """Names of properties, anywhere."""
    found = set()
    if isinstance(schema, dict):
        found.update(schema.get("properties", {}))
    for part in (schema.values() if isinstance(schema, dict) else schema):
        if isinstance(part, (dict, list)):
            found |= keys_of(part)
    return found


def words_of(dictionary):
    """Words of the quoted entries."""
    entries = re.findall(r'^"(.*)"$', dictionary, re.M)
    return {word for entry in entries
            for word in re.findall(r"[a-z][a-z0-9_-]*", entry)}


def main(symbols, calls, schema, dictionary):
    functions = set(re.findall(r"^  (kjp_\w+);", read(symbols), re.M))
    called = {"kjp_" + name
              for name in re.findall(r"^CALL\((\w+)\)$", read(calls), re.M)}
    keys = keys_of(json.loads(read(schema)))
    faults = ["%s: no call" % name for name in sorted(functions - called)]
    faults += ["%s: no such function" % name
               for name in sorted(called - functions)]
    faults += ["%s: not in the dictionary" % key
               for key in sorted(keys - words_of(read(dictionary)))
               if re.fullmatch("[a-z][a-z0-9_-]*", key)]
    print("\n".join(faults + ["%d functions, %d keys, %d faults" % (
        len(functions), len(keys), len(faults))]))
    return 1 if faults or not functions or not keys else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
