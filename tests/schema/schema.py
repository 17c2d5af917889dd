#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the JSON Schema of a plan file to the library: what the library takes
the schema takes, and what a schema can know to be wrong it refuses.

usage: schema.py SCHEMA FOLDER...

SCHEMA is the file that is installed. Plans in a FOLDER named `bad` are to be
refused, by the code their name begins with; all others are to be taken.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

# Codes of which the schema refuses every file.
KNOWN = set("""
    average-growth-base boolean-invalid clause-missing clause-nested clause-several
    comparator-missing comparator-several date-invalid derive-count
    derive-several extra-not-text id-invalid key-missing key-one-of
    key-unknown
    list-length period-missing period-several shape-list shape-map shape-text
    span-invalid stage-missing unit-invalid unit-missing value-empty version-invalid version-newer
    word-unknown year-invalid year-range year-reserved number-grouping
    number-sexagesimal number-underscore path-key number-invalid number-multiple
""".split())

# Codes that a schema cannot know, or not of every file, and why.
BYTES = "an editor has decoded the file before it asks a schema"
SYNTAX = "a YAML parser stops there"
LOADED = "a YAML loader has thrown away how it was written"
TWO_PLACES = "two places of the file are compared"
ARITHMETIC = "numbers in several units are compared"
UNITS = "depends on the unit of an indicator"
OPTIONS = "a limit, which options move"
UNKNOWN = {
    "adjustment-unused": TWO_PLACES,
    "alias-cycle": SYNTAX,
    "alias-unknown": SYNTAX,
    "average-growth-used": TWO_PLACES,
    "character-forbidden": BYTES,
    "claim-differs": TWO_PLACES,
    "derive-cycle": TWO_PLACES,
    "path-cycle": TWO_PLACES,
    "derive-dimension": UNITS,
    "encoding-gb18030": BYTES,
    "encoding-invalid": BYTES,
    "encoding-suspect": BYTES,
    "encoding-utf16": BYTES,
    "file-foreign": BYTES,
    "floor-other": TWO_PLACES,
    "funding-exceeds": ARITHMETIC,
    "item-duplicate": TWO_PLACES,
    "key-duplicate": LOADED,
    "key-not-text": LOADED,
    "limit-aliases": OPTIONS,
    "limit-anchors": OPTIONS,
    "limit-depth": OPTIONS,
    "limit-digits": OPTIONS,
    "limit-key": OPTIONS,
    "limit-money": OPTIONS,
    "limit-nodes": OPTIONS,
    "limit-text": OPTIONS,
    "number-bounds": ARITHMETIC,
    "number-exponent": LOADED,
    "number-hex": LOADED,
    "number-leading-zero": LOADED,
    "number-not-finite": LOADED,
    "number-precision": UNITS,
    "number-range": ARITHMETIC,
    "point-early": TWO_PLACES,
    "project-undated": TWO_PLACES,
    "reference-rate": TWO_PLACES,
    "reference-self": TWO_PLACES,
    "reference-unknown": TWO_PLACES,
    "rule-not-integral": TWO_PLACES,
    "scope-mixed": TWO_PLACES,
    "shares-fall": ARITHMETIC,
    "since-late": TWO_PLACES,
    "span-reversed": ARITHMETIC,
    "text-nul": BYTES,
    "unit-dimension": UNITS,
    "unit-unknown": UNITS,
    "value-jump": ARITHMETIC,
    "value-negative": TWO_PLACES,
    "within-reversed": ARITHMETIC,
    "yaml-dash": SYNTAX,
    "yaml-directive": SYNTAX,
    "yaml-documents": SYNTAX,
    "yaml-empty": SYNTAX,
    "yaml-fullwidth": SYNTAX,
    "yaml-joined": SYNTAX,
    "yaml-merge": SYNTAX,
    "yaml-quote": SYNTAX,
    "yaml-syntax": SYNTAX,
    "yaml-tab": SYNTAX,
    "yaml-tag": SYNTAX,
    "yaml-wide-blank": SYNTAX,
    "year-duplicate": TWO_PLACES,
    "year-outside": TWO_PLACES,
}

# Single files of a known code.
EXCEPT = {
    "key-missing--scenario-path-growth": TWO_PLACES,
    "key-missing--scenario-path-of": TWO_PLACES,
    "key-missing--scenario-path-shape": TWO_PLACES,
    "key-missing--scenario-path-shares": TWO_PLACES,
    "path-key--scenario-inherited": TWO_PLACES,
    "version-invalid--decimal": LOADED,
}

# Single files of other codes, which the schema refuses all the same.
ALSO = {"item-duplicate--project-alike", "number-bounds--lookback-far"}


class Unloadable(Exception):
    """No editor gets as far as the schema."""


# YAML 1.2, core schema: what a plain scalar is.
CORE = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]+"), lambda text: int(text, 10)),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"),
     lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda text: float("nan")),
)


def value_of(node):
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    if isinstance(node, yaml.ScalarNode):
        if node.style is None:
            for pattern, make in CORE:
                if pattern.fullmatch(node.value):
                    return make(node.value)
        return node.value
    loaded = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unloadable("a key is no text")
        loaded[key.value] = value_of(value)
    return loaded


def load(path):
    try:
        with open(path, "rb") as file:
            node = yaml.compose(file, Loader=yaml.BaseLoader)
        return None if node is None else value_of(node)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise Unloadable(str(error)) from error


def open_schema(name):
    """Judges plans, once it has been judged itself."""
    with open(name, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(
        schema, format_checker=jsonschema.FormatChecker(formats=["date"]))


def judge(validator, path):
    """None where the schema takes the plan, else what is wrong with it."""
    try:
        plan = load(path)
    except Unloadable as error:
        return "not loaded: %s" % error
    error = jsonschema.exceptions.best_match(validator.iter_errors(plan))
    if error is None:
        return None
    return "/%s: %s" % ("/".join(map(str, error.absolute_path)), error.message)


def check_tables(codes, complain):
    for code in sorted(KNOWN & set(UNKNOWN)):
        complain("%s: both known and unknown" % code)
    for code in sorted(codes - KNOWN - set(UNKNOWN)):
        complain("%s: say in %s whether a schema can know it" %
                 (code, pathlib.Path(__file__).name))
    for code in sorted((KNOWN | set(UNKNOWN)) - codes):
        complain("%s: no file brings it about" % code)


def check_bad(validator, folder, complain):
    skipped = 0
    for path in sorted(folder.glob("*.yaml")):
        code = path.stem.partition("--")[0]
        if code in UNKNOWN and path.stem not in ALSO:
            skipped += 1
        elif path.stem in EXCEPT:
            if judge(validator, path) is not None:
                complain("%s: refused, and no exception any more" % path.name)
            skipped += 1
        elif judge(validator, path) is None:
            complain("%s: taken" % path.name)
    return skipped


def check_good(validator, folder, complain):
    for path in sorted(folder.glob("*.yaml")):
        fault = judge(validator, path)
        if fault is not None:
            complain("%s: %s" % (path.name, fault))


def main(schema_name, *names):
    faults = []
    validator = open_schema(schema_name)
    for folder in map(pathlib.Path, names):
        count = len(list(folder.glob("*.yaml")))
        skipped = 0
        if folder.name == "bad":
            codes = {path.stem.partition("--")[0]
                     for path in folder.glob("*--*.yaml")}
            check_tables(codes, faults.append)
            skipped = check_bad(validator, folder, faults.append)
        else:
            check_good(validator, folder, faults.append)
        print("%s: %d plans, of which %d are not for a schema" %
              (folder.name, count, skipped))
    print("\n".join(faults) or "the schema agrees with the library")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
