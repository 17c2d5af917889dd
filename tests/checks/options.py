#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the tables of doc/options.md to those of lib/plan/options.c, whose
header has limits that others share.

usage: options.py SOURCE PAGE
"""
import re
import sys

NUMBER = re.compile(r'^ +NUMBER_OPTION\("([\w-]+)", (\w+), (.+), (.+)\),$', re.M)
TEXT = re.compile(r'^ +\{"([\w-]+)", offsetof\(\w+ \w+, \w+\), (\w+), 0, 0\},$',
                  re.M)
SHARED = re.compile(r"^#define (KJP__\w+_MOST) +(.+)$", re.M)
DEFAULT = re.compile(r"^ +\.(\w+) = (.+),$", re.M)
INT64_MAX = (1 << 63) - 1


def block(text, begins):
    """What stands in braces behind these words."""
    first = text.index(begins)
    return text[first:text.index("\n};", first)]


def value_of(text):
    """A constant of C: digits, INT64_C(), INT64_MAX, << and /."""
    text = re.sub(r"INT64_C\((\d+)\)", r"\1", text)
    tokens = text.replace("INT64_MAX", str(INT64_MAX)).split()
    value = int(tokens[0])
    for sign, operand in zip(tokens[1::2], tokens[2::2]):
        value = {"<<": value << int(operand),
                 "/": value // int(operand)}[sign]
    return value


def said_in_source(text):
    table = block(text, "} table[] = {")
    defaults = {name: value_of(value) for name, value in
                DEFAULT.findall(block(text, "defaults = {") + "\n")}
    numbers = [(name, defaults[member], value_of(least), value_of(most))
               for name, member, least, most in NUMBER.findall(table)]
    texts = TEXT.findall(table)
    if len(numbers) + len(texts) != len(re.findall(r'"[\w-]+"', table)):
        sys.exit("a row of the table in the source is not understood")
    return numbers, texts


def rows(text):
    """Cells of the rows that begin with a name."""
    return [[cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines() if line.startswith("| `")]


def said_in_page(text):
    numbers, texts = [], []
    for name, default, *rest in rows(text):
        if default.isdigit():
            numbers.append((name.strip("`"), int(default), int(rest[0]),
                            int(rest[1])))
        else:
            is_date = rest[0] == "`YYYY-MM-DD`"
            texts.append((name.strip("`"), "DATE" if is_date else "ANY_TEXT"))
    return numbers, texts


def with_limits(text, header):
    """The text with the values of limits in the place of their names."""
    for name, value in SHARED.findall(header):
        text = re.sub(r"\b%s\b" % name, value, text)
    return text


def main(source, page):
    with open(source, encoding="utf-8") as file:
        text = file.read()
    with open(source.replace(".c", "-priv.h"), encoding="utf-8") as file:
        text = with_limits(text, file.read())
    wanted = said_in_source(text)
    with open(page, encoding="utf-8") as file:
        found = said_in_page(file.read())
    print("%d and %d options" % tuple(map(len, wanted)))
    if wanted == found and all(wanted):
        return 0
    print("%s:\n%s\n%s:\n%s" % (source, wanted, page, found))
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
