#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the public headers to what their bindings rely on.

usage: check-headers.py MAP LIBRARY CDEF HEADER...

The headers, lib/kjplan.map and the dynamic symbols of the library name the
same functions; the FFI regions hold nothing that cffi or LuaJIT refuses; each
function says what a caller must know: @since, every @param, and who owns a
pointer that crosses the border.
"""
import re
import subprocess
import sys

# What may not stand in a region, comments apart, and why.
FORBIDDEN = (
    (r"#", "a preprocessor line"),
    (r'"', "a double quote"),
    (r"\.\.\.", "a variable argument list"),
    (r"\(\s*\*", "a function pointer"),
    (r"\b(struct|union)\s+\w*\s*\{", "an open struct"),
    (r":\s*\d", "a bit-field"),
    (r"\b__\w+", "a compiler's word"),
    (r"\b(inline|static|extern|long|short|unsigned|bool|_Bool|wchar_t|FILE|"
     r"time_t|float|va_list)\b", "a type or word that not every FFI knows"),
    (r"\bg[A-Z]\w*|\bG[A-Z][a-z]\w*|\bg(char|int|uint|boolean|size|pointer)\b",
     "a type of GLib"),
)

FUNCTION = re.compile(
    r"(?:/\*\*((?:(?!\*/).)*)\*/\s*)?"        # its comment
    r"^((?:const )?\w+ \**)(\w+)\(([^()]*)\);",  # returns, name, parameters
    re.S | re.M)
ENUM_VALUE = re.compile(r"\b(KJP_\w+)\s*=\s*(-?\d+)")


def region(header, text, complain):
    found = re.findall(r"/\* FFI-BEGIN \*/\n(.*?)/\* FFI-END \*/", text, re.S)
    if len(found) != 1:
        complain("%s: one FFI region is wanted, not %d" % (header, len(found)))
    return "".join(found)


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def check_region(header, body, complain):
    for number, line in enumerate(without_comments(body).splitlines(), 1):
        for pattern, what in FORBIDDEN:
            if re.search(pattern, line):
                complain("%s: %s in the FFI region: %s" %
                         (header, what, line.strip()))


def parameters_of(text):
    """(type, name) of each parameter."""
    if text.split() == ["void"]:
        return []
    each = (" ".join(part.split()) for part in text.split(","))
    return [re.fullmatch(r"(.*?)(\w+)", part).groups() for part in each]


def paragraphs(comment):
    """The text of each @word of a comment; parameters as "param NAME"."""
    flat = re.sub(r"\s*\n\s*\*\s?", " ", comment)
    said = {}
    for word, rest in re.findall(r"@(\w+)((?:(?!@\w).)*)", flat):
        name, _, text = rest.strip().partition(" ")
        said.update({"param " + name: text} if word == "param"
                    else {word: rest.strip()})
    return said


def check_owner(name, what, text, allowed, complain):
    words = re.findall(r"\[(copied|lent|new)\]", text)
    if len(words) != 1 or words[0] not in allowed:
        complain("%s: %s must be one of %s" %
                 (name, what, ", ".join("[%s]" % each for each in allowed)))
    if words == ["new"] and not re.search(r"kjp_\w+_(free|unref)\(\)", text):
        complain("%s: %s is [new]: which call lets go of it?" % (name, what))


def check_parameter(name, kind, parameter, text, complain):
    if kind.count("*") == 2:
        check_owner(name, parameter, text, ("new",), complain)
    elif "[" in text and kind.replace(" ", "") != "constchar*":
        complain("%s: %s is not kept, nor made" % (name, parameter))
    elif "[new]" in text or "[lent]" in text:
        complain("%s: %s goes in" % (name, parameter))


def check_function(match, complain):
    comment, returns, name, text = match.groups()
    said = paragraphs(comment or "")
    parameters = parameters_of(text)
    documented = [key[6:] for key in said if key.startswith("param ")]
    if not name.startswith("kjp_"):
        complain("%s: its name does not begin with kjp_" % name)
    if not re.match(r"\d+\.\d+$", said.get("since", "")):
        complain("%s: no @since" % name)
    if documented != [parameter for _, parameter in parameters]:
        complain("%s: @param of %s, parameters %s" %
                 (name, documented, [each for _, each in parameters]))
    if ("return" in said) == (returns.strip() == "void"):
        complain("%s: @return and what it returns do not agree" % name)
    if "*" in returns:
        check_owner(name, "@return", said.get("return", ""), ("lent", "new"),
                    complain)
    for kind, parameter in parameters:
        check_parameter(name, kind, parameter,
                        said.get("param " + parameter, ""), complain)


def check_functions(bodies, complain):
    names = []
    for header, body in bodies.items():
        matches = list(FUNCTION.finditer(body))
        called = re.findall(r"\b(\w+)\(", without_comments(body))
        if called != [match[3] for match in matches]:
            complain("%s: not every function was understood: %s" %
                     (header, set(called) ^ {match[3] for match in matches}))
        for match in matches:
            check_function(match, complain)
            names.append(match[3])
    return names


def check_columns(bodies, complain):
    """Numbers of columns are unique over all tables."""
    seen = {}
    for name, number in ENUM_VALUE.findall("".join(bodies.values())):
        if int(number) > 100 and seen.setdefault(number, name) != name:
            complain("%s and %s are both %s" % (seen[number], name, number))


def exported(library):
    lines = subprocess.run(["nm", "-D", "--defined-only", library], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    names = {line.split()[2].split("@")[0] for line in lines
             if line.split()[1] != "A"}
    return names


def check_same(what, names, others, complain):
    for name in sorted(set(names) ^ set(others)):
        complain("%s: only in %s" %
                 (name, what if name in others else "the headers"))


def main(map_file, library, cdef, *headers):
    faults = []
    texts = {header: open(header, encoding="utf-8").read()
             for header in headers}
    bodies = {header: region(header, text, faults.append)
              for header, text in texts.items()}
    for header, body in bodies.items():
        check_region(header, body, faults.append)
    names = check_functions(bodies, faults.append)
    check_columns(bodies, faults.append)
    map_text = without_comments(open(map_file, encoding="utf-8").read())
    check_same("the map", names, re.findall(r"^\s+(\w+);", map_text, re.M),
               faults.append)
    check_same("the library", names, exported(library), faults.append)
    if open(cdef, encoding="utf-8").read() != "".join(bodies.values()):
        faults.append("%s is not the FFI regions in order" % cdef)
    print("\n".join(faults) or "%d functions" % len(names))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
