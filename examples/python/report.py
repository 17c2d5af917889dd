#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report - one page of a plan that a leader can read: verdicts, the growth
rule, charts, and where every number comes from.

    report.py plan.yaml --year 2024 -o report.html

It wants libkjplan and, of Debian, python3-cffi, python3-jinja2 and
python3-matplotlib; fonts-noto-cjk makes the charts' measures sure.

Exit status: 0 the page was written; 1 the plan has errors, printed to stderr;
2 wrong usage.
"""
from __future__ import annotations

import argparse
import pathlib
import sys

import kjplan
from kjreport.render import page
from kjreport.words import LANGUAGES

ANSWERED, HAS_ERRORS, WRONG_USAGE = 0, 1, 2
METHODS = ("growth_ratio", "linear_ratio", "schedule")


def read_arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="report", description="One page of a plan, to read.")
    parser.add_argument("plan", metavar="PLAN")
    parser.add_argument("--year", required=True, type=int, metavar="Y",
                        help="evaluate in this year")
    parser.add_argument("-o", "--output", required=True, metavar="FILE",
                        help="the HTML file to write")
    parser.add_argument("--lang", choices=LANGUAGES, help="else the language of the plan")
    parser.add_argument("--scenario", metavar="ID", help="what is assumed for years to come")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD",
                        help="see nothing that became known later")
    parser.add_argument("--method", choices=METHODS, help="how progress is classed")
    return parser.parse_args(words)


def print_findings(plan: kjplan.Plan) -> None:
    """Warnings and notes; what is wrong has been raised before."""
    for row in plan.check():
        print("%s:%s:%s: %s: %s [%s]" % (row.file, row.line, row.column, row.severity,
                                         row.message, row.code), file=sys.stderr)


def write_report(arguments: argparse.Namespace) -> None:
    plan = kjplan.load(arguments.plan, language=arguments.lang)
    print_findings(plan)
    text = page(plan, pathlib.Path(arguments.plan).name, arguments.lang or plan.language,
                arguments.year, arguments.method, scenario=arguments.scenario,
                as_of=arguments.as_of)
    pathlib.Path(arguments.output).write_text(text, encoding="utf-8", newline="\n")


def main(words: list[str]) -> int:
    try:
        write_report(read_arguments(words))
    except kjplan.PlanError as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_USAGE if refusal.status == kjplan.C.KJP_E_ARGUMENT else HAS_ERRORS
    except OSError as refusal:
        print("report: %s" % refusal, file=sys.stderr)
        return HAS_ERRORS
    return ANSWERED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
