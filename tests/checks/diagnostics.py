#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds doc/diagnostics.md to lib/base/diagnostic.def, or writes its table.

usage: diagnostics.py DEF PAGE [--write]
"""
import re
import sys

import page

MAKER = "tests/checks/diagnostics.py"
TOKEN = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\])*"|\w+|[(),]', re.S)
HEAD = ["| code | kind | status | 问题 | what is wrong | 改法 | "
        "what to write |",
        "| --- | --- | --- | --- | --- | --- | --- |"]


def unquoted(token):
    """The text of one C string; its only escapes are of a mark itself."""
    return re.sub(r"\\(.)", r"\1", token[1:-1])


def arguments(tokens):
    """Reads on to the closing bracket of a D(...): its arguments, adjacent
    strings joined."""
    values = [""]
    for token in tokens:
        if token == ")":
            return values
        if token == ",":
            values.append("")
        elif token != "(":
            values[-1] += unquoted(token) if token[0] == '"' else token
    raise ValueError("a D( is never closed")


def line_of(values):
    _, code, kind, status, zh, en, _, _, hint_zh, hint_en = values
    status = "KJP_OK" if status == "OK" else "KJP_E_" + status
    texts = [page.cell(text) for text in (zh, en, hint_zh, hint_en)]
    return "| `%s` | %s | `%s` | %s |" % (code, kind.lower(), status,
                                          " | ".join(texts))


def table(text):
    """One table below each comment that is a heading: those of one line."""
    lines = []
    tokens = iter(TOKEN.findall(text))
    for token in tokens:
        if token == "D":
            lines.append(line_of(arguments(tokens)))
        elif token.startswith("/*") and "\n" not in token and "SPDX" not in token:
            lines += ["", "## " + token[2:-2].strip(), ""] + HEAD
    return lines + [""]


def main(definitions, page_name, mode=None):
    with open(definitions, encoding="utf-8") as file:
        made = table(file.read())
    if mode == "--write":
        return page.write(page_name, MAKER, made)
    return page.held(page_name, MAKER, made)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
