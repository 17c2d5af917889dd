#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs Doxygen and sets the man pages of the API reference.

usage: pages.py DOXYGEN DOXYFILE OUTPUT VERSION

Leaves OUTPUT/html and OUTPUT/man3. Doxygen writes one man page a header, by
names such as error.h that belong to others. Of each we make kjplan_error.h(3),
without functions, and a page for every function; nothing in them depends on
the day.
"""
import pathlib
import re
import shutil
import subprocess
import sys

FUNCTIONS = '.SH "Function Documentation"'
AUTHOR = '.SH "Author"'
# A heading and what stands below it, up to the next one.
FUNCTION = re.compile(r'^\.SS "([^\n]*)"\n(.*?)(?=^\.S[SH] |\Z)',
                      re.M | re.S)
NAME = re.compile(r"(kjp_\w+) \(")
PAGE = """\
.TH "{name}" 3 "" "{source}"
.ad l
.nh
.SH NAME
{name} \\- {brief}
.SH SYNOPSIS
.B #include <kjplan/{header}>
.PP
.B {prototype}
.SH DESCRIPTION
{body}
.SH "SEE ALSO"
{see}
"""


def page_of(header):
    """kjplan.h keeps its name; the others are too common for a man page."""
    return header if header == "kjplan.h" else "kjplan_" + header


def links(names):
    return ",\n".join("\\fB%s\\fP(3)" % name for name in names)


def prototype(heading):
    plain = re.sub(r"\\f[A-Z]", "", heading)
    plain = NAME.sub(r"\1(", plain)
    return re.sub(r"(\*+) (?=\w)", r"\1", plain) + ";"


def brief(body):
    """The first sentence, without its full stop."""
    words = re.sub(r"^\.PP\n|\\f[A-Z]", "", body.strip(), flags=re.M)
    return re.split(r"\\&\.\s|\n", words.strip())[0].rstrip("\\&., ")


def function_page(match, header, source):
    heading, body = match.groups()
    name = NAME.search(heading)[1]
    return name, PAGE.format(
        name=name, source=source, header=header, brief=brief(body),
        prototype=prototype(heading), body=body.strip(),
        see=links(sorted({page_of(header), page_of("status.h")})))


def header_page(text, header, source, functions):
    """What Doxygen wrote, up to the functions."""
    page = page_of(header)
    text = text.partition(FUNCTIONS)[0].partition(AUTHOR)[0]
    text = re.sub(r"^\.TH .*", '.TH "%s" 3 "" "%s"' % (page, source), text)
    text = text.replace("kjplan/%s \\-" % header, page + " \\-", 1)
    if functions:
        text = text.rstrip() + '\n.SH "SEE ALSO"\n%s\n' % links(functions)
    return text


def write_pages(made, man, source):
    for file in sorted(made.glob("*.h.3")):
        header = file.name[:-len(".3")]
        # Doxygen leaves a quote at the head of a line, which is a command.
        text = re.sub("^'", r"\\&'", file.read_text("utf-8"), flags=re.M)
        functions = dict(
            function_page(match, header, source)
            for match in FUNCTION.finditer(text.partition(FUNCTIONS)[2]))
        for name, page in functions.items():
            (man / (name + ".3")).write_text(page, "utf-8")
        (man / (page_of(header) + ".3")).write_text(
            header_page(text, header, source, functions), "utf-8")


def main(doxygen, doxyfile, output, version):
    output = pathlib.Path(output)
    for name in ("html", "man", "man3"):
        shutil.rmtree(output / name, ignore_errors=True)
    status = subprocess.run([doxygen, doxyfile], check=False).returncode
    if status != 0:
        return status
    (output / "man3").mkdir()
    write_pages(output / "man/man3", output / "man3", "libkjplan " + version)
    shutil.rmtree(output / "man")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
