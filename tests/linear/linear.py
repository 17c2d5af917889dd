#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reading costs at most 64 steps a byte, and 10^5, whatever the bytes.

usage: linear.py COUNT

COUNT prints the basic blocks that reading a file takes. Three of them are a
step: a turn of a loop is its test, its body, and what that calls. Each pattern is read at two
sizes, so that what grows with the square of the size shows.
"""
import os
import subprocess
import sys
import tempfile

BLOCKS_A_STEP = 3
STEPS_A_BYTE = 64
STEPS_FREE = 100000
SIZES = (1 << 15, 1 << 18)

HEAD = "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"
OPEN = HEAD + "indicators: {a: {name: n, scope: s, unit: 亿元"
FUND = OPEN + "}}\n"


def fill(piece, size):
    return piece * (size // len(piece))


def each(form, size):
    """A form with the numbers from 0 put in, for so many bytes."""
    text, number = [], 0
    while size > 0:
        text.append(form.replace("#N", str(number)))
        size -= len(text[-1])
        number += 1
    return "".join(text)


# What is repeated, and what stands before and behind it.
REPEATED = {
    "brackets": ("", "[", ""),
    "maps in lists": ("", '{"":[', ""),
    "dashes": ("", "- ", ""),
    "question marks": ("", "? ", ""),
    "quotes": ("", "'", ""),
    "quotes in quotes": ("", "\"'", ""),
    "one text": (HEAD + "x-a: ", "a", ""),
    "one quoted text": (HEAD + 'x-a: "', "a", '"\n'),
    "equal keys": (HEAD, "a: 1\n", ""),
    "equal keys without values": (HEAD, "a:\n", ""),
    "a list of ones": (HEAD + "x: [", "1,", "]\n"),
    "a list of maps": (HEAD + "x: [", "{},", "]\n"),
    "entries without values": (HEAD + "targets: {", "a,", "}\n"),
    "comments": (HEAD, "#\n", ""),
    "empty lines": (HEAD, "\n", ""),
    "CR": (HEAD, "\r", ""),
    "CRLF": (HEAD, "\r\n", ""),
    "LF CR": (HEAD, "\n\r", ""),
    "escapes": (HEAD + 'x-a: "', "\\u4e2d", '"\n'),
    "tabs": (HEAD, "\t\n", ""),
    "directives": (HEAD, "%TAG ! x\n", ""),
    "percent signs": ("", "%\n", ""),
    "controls": (HEAD + "x-a: ", "\x01", ""),
    "lines of controls": (HEAD, "\x01\n", ""),
    "byte order marks": (HEAD, "\ufeff", ""),
    "bidirectional controls": (HEAD + "# ", "\u202e", ""),
    "NUL": ("", "\0", ""),
    "hanzi": (HEAD + "x-a: ", "中", ""),
    "Latin letters": (HEAD + "# ", "é", ""),
    "characters of four bytes": (HEAD + "# ", "😀", ""),
    "one number": (OPEN + ", values: {2022: ", "9", "}}}\n"),
    "equal years": (OPEN + ", values: {", "2022: 1,", "}}}\n"),
    "long lines": (HEAD, "# " + "x" * 60000 + "\n", ""),
    "colons in a text": (HEAD + "x-a: ", "a:b ", "\n"),
    "full-width colons": (HEAD, "标题：值\n", ""),
    "full-width keys": (HEAD, "a：1\n", ""),
    "lost blanks behind dashes": (HEAD, "-a\n", ""),
    "lost blanks behind colons": (HEAD, "a:1\n", ""),
    "joined lines": (HEAD, "a: 1 b: 2\n", ""),
    "a block text": (HEAD + "x-a: |\n", "  a\n", ""),
    "a folded text": (HEAD + "x-a: >\n", " a\n\n", ""),
    "documents": ("", "---\n", ""),
    "ends of documents": ("", "...\n", ""),
    "tags": (HEAD, "a: !!str b\n", ""),
    "bare tags": (HEAD + "x-a: [", "!,", "]\n"),
    "merge keys": (HEAD, "<<: {}\n", ""),
    "exemptions of one year": (
        FUND + "rules: {r: {indicator: a, years: 2023-2025, clauses: "
        "[not_below_peak: {}], exempt: [", "{year: 2024},", "]}}\n"),
    "equal names in lists": (HEAD + "programmes: {a: {name: n, lead: [", "o,",
                             "]}}\n"),
    "unknown correlations": (HEAD + "correlations: [", "[a, b, 0.5],", "]\n"),
}

# The same with a number in each.
NUMBERED = {
    "unknown keys": (HEAD, "k#N: 1\n", ""),
    "long keys": (HEAD, "k" * 200 + "#N: 1\n", ""),
    "anchors": (HEAD, "x-#N: &a#N 1\n", ""),
    "aliases": (HEAD + "x-a: &a 1\n", "x-#N: *a\n", ""),
    "long numbers": (HEAD + "indicators:\n", "  a#N: {name: n, scope: s, unit: "
                     "亿元, values: {2022: " + "9" * 40 + "}}\n", ""),
    "unknown indicators": (HEAD + "targets:\n", "  t#N: {indicator: x#N, year: "
                           "2025, at_least: 1}\n", ""),
    "unknown references": (HEAD + "indicators:\n", "  i#N: {name: n, scope: s, "
                           "unit: 亿元, derive: {sum: [j#N, k#N]}}\n", ""),
    "derived of themselves": (HEAD + "indicators:\n", "  i#N: {name: n, scope: "
                              "s, unit: 亿元, derive: {sum: [i#N, i0]}}\n", ""),
    "a chain": (HEAD + "indicators:\n  i: {name: n, scope: s, unit: 亿元}\n",
                "  i#N: {name: n, scope: s, unit: 亿元, derive: {lag: i}}\n",
                ""),
    "rules": (FUND + "rules:\n", "  r#N: {indicator: a, years: 2023-2025, "
              "clauses: [any_of: [grow_at_least: 1 %, not_below_peak: {}]]}\n",
              ""),
    "projects": (HEAD + "programmes: {a: {name: n, projects: [",
                 "{id: p#N, name: n},", "]}}\n"),
    "organisations": (HEAD + "organisations: {", "o#N: {name: n},", "}\n"),
    "keys of one's own": (HEAD, "x-#N: a\n", ""),
    "funding": (FUND + "programmes:\n",
                "  p#N: {name: n, funding: {a: {2022: 1, 2023: 2}}}\n", ""),
}


def patterns(size):
    """(name, bytes)."""
    for name, (before, piece, behind) in REPEATED.items():
        yield name, (before + fill(piece, size) + behind).encode()
    for name, (before, form, behind) in NUMBERED.items():
        yield name, (before + each(form, size) + behind).encode()
    yield "every anchor used", (HEAD + each("x-#N: &a#N 1\n", 3500) +
                                each("y-#N: *a#N\n", 2500)).encode()
    yield "GB18030", fill("计划：科技创新行动方案".encode("gb18030"), size)
    yield "UTF-16", fill(HEAD, size).encode("utf-16")
    yield "no text", b"\xff" * size
    yield "cut characters", fill("中中中".encode()[:-1], size)


def main(count):
    bad = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            for name, data in patterns(size):
                file = os.path.join(folder, "file.yaml")
                with open(file, "wb") as out:
                    out.write(data)
                done = subprocess.run([count, file], stdout=subprocess.PIPE,
                                      check=True)
                blocks, read = map(int, done.stdout.split()[:2])
                most = BLOCKS_A_STEP * (STEPS_A_BYTE * read + STEPS_FREE)
                checked += 1
                if read != len(data) or blocks > most:
                    print("%s: %d blocks for %d bytes, at most %d"
                          % (name, blocks, len(data), most))
                    bad += 1
    print("%d files, %d over the bound" % (checked, bad))
    return 1 if bad or not checked else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
