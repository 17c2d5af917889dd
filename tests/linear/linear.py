#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reading costs at most 64 steps a byte, and 10^5, whatever the bytes. Where
more findings are asked for than the 100 of the default, each that is kept may
cost 200 more: a file can have one in two bytes.

usage: linear.py COUNT

COUNT prints the basic blocks that reading a file takes. Three of them are a
step: a turn of a loop is its test, its body, and what that calls. Each pattern
is read at two sizes, so that what grows with the square of the size shows, and
with every limit at its default and at the most that an option allows.
"""
import itertools
import os
import subprocess
import sys
import tempfile

BLOCKS_A_STEP = 3
STEPS_A_BYTE = 64
STEPS_FREE = 100000
STEPS_A_FINDING = 200
FINDINGS_FREE = 101  # and the one that tells of the others
SIZES = (1 << 15, 1 << 18)
HARD = ("max-depth=64", "max-nodes=100000000", "max-anchors=4096",
        "max-aliases=4096", "max-text-bytes=1048576", "max-key-bytes=1024",
        "max-findings=10000")

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
    "unknown units": (HEAD + "indicators:\n", "  a#N: {name: n, scope: s, unit: "
                      "亿元, values: {2022: 1 亿亿元}}\n", ""),
    "keywords that are nearly right": (
        FUND + "rules: {r: {indicator: a, years: 2023-2025, clauses: [",
        "{share_not_below_previou#N: {}},", "]}}\n"),
    "words that are nearly right": (
        FUND + "rules: {", "r#N: {indicator: a, years: 2023-2025, clauses: "
        "[outpace: {of: a, margin: 0 pp, when_falling: litera#N}]},", "}\n"),
    "keys that are nearly right": (
        FUND + "rules: {", "r#N: {indicator: a, years: 2023-2025, clauses: "
        "[share_not_below_previous: {of: a, mixed_scop#N: true}]},", "}\n"),
    "funding": (FUND + "programmes:\n",
                "  p#N: {name: n, funding: {a: {2022: 1, 2023: 2}}}\n", ""),
}


LONG = "a" * 57

# Ids of 62 or 63 letters, and names of other things that are nearly those.
NEARLY = {
    "indicators nearly declared": (
        HEAD + "indicators:\n", "  " + LONG + "#N: {name: n, scope: s, unit: "
        "亿元}\n", "targets:\n", "  t#N: {indicator: b" + LONG + "#N, year: "
        "2025, at_least: 1}\n", ""),
    "organisations nearly declared": (
        HEAD + "organisations:\n", "  " + LONG + "#N: {name: n}\n",
        "programmes: {p: {name: n, lead: [", "b" + LONG + "#N,", "]}}\n"),
    "rules nearly declared": (
        FUND + "rules:\n", "  " + LONG + "#N: {indicator: a, years: 2023, "
        "clauses: [not_below_peak: {}]}\n", "paths: {a: {shape: linear, floors:"
        " [", "b" + LONG + "#N,", "]}}\n"),
    "anchors nearly those": (
        HEAD, "x-#N: &" + LONG + "#N 1\n", "", "y-#N: *b" + LONG + "#N\n", ""),
}


def patterns(size):
    """(name, bytes)."""
    for name, (before, piece, behind) in REPEATED.items():
        yield name, (before + fill(piece, size) + behind).encode()
    for name, (before, form, behind) in NUMBERED.items():
        yield name, (before + each(form, size) + behind).encode()
    for name, (before, declared, between, used, behind) in NEARLY.items():
        yield name, (before + each(declared, size // 2) + between +
                     each(used, size // 2) + behind).encode()
    yield "every anchor used", (HEAD + each("x-#N: &a#N 1\n", 3500) +
                                each("y-#N: *a#N\n", 2500)).encode()
    yield "GB18030", fill("计划：科技创新行动方案".encode("gb18030"), size)
    yield "UTF-16", fill(HEAD, size).encode("utf-16")
    yield "no text", b"\xff" * size
    yield "cut characters", fill("中中中".encode()[:-1], size)


def counts_of(command):
    """(blocks, bytes read, findings kept)."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return map(int, done.stdout.split())


def main(count):
    bad = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "file.yaml")
        for options, size in itertools.product(((), HARD), SIZES):
            for name, data in patterns(size):
                with open(file, "wb") as out:
                    out.write(data)
                blocks, read, findings = counts_of([count, *options, file])
                most = BLOCKS_A_STEP * (
                    STEPS_A_BYTE * read + STEPS_FREE +
                    STEPS_A_FINDING * max(findings - FINDINGS_FREE, 0))
                checked += 1
                if read != len(data) or blocks > most:
                    print("%s%s: %d blocks for %d bytes, at most %d"
                          % (name, " at the hard limits" if options else "",
                             blocks, len(data), most))
                    bad += 1
    print("%d files, %d over the bound" % (checked, bad))
    return 1 if bad or not checked else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
