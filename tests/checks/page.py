# SPDX-License-Identifier: MIT
"""Pages of doc/ that hold a table made from the sources: the made lines stand
between two marks, and a test compares them."""
import difflib

BEGIN = "<!-- made by %s; do not edit -->"
END = "<!-- end -->"


def held(page, maker, made):
    """0 where the page holds `made` between its marks, else 1, and prints
    what differs."""
    with open(page, encoding="utf-8") as file:
        lines = file.read().splitlines()
    first = lines.index(BEGIN % maker) + 1
    last = lines.index(END, first)
    difference = list(difflib.unified_diff(lines[first:last], made, page,
                                           maker, lineterm="", n=0))
    print("\n".join(difference) or "%s: %d lines" % (page, len(made)))
    return 1 if difference else 0


def write(page, maker, made):
    """Puts `made` between the marks of the page."""
    with open(page, encoding="utf-8") as file:
        lines = file.read().splitlines()
    first = lines.index(BEGIN % maker) + 1
    lines[first:lines.index(END, first)] = made
    with open(page, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return 0


def cell(text):
    """A text as it may stand in a cell of a Markdown table."""
    for mark in "\\|<*_":
        text = text.replace(mark, "\\" + mark)
    return text
