# SPDX-License-Identifier: MIT
"""From the answers to the text of the page."""
from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from . import fit, money, summary, targets
from .page import Report

if TYPE_CHECKING:
    from kjplan import Plan

# A run of Chinese in an English page is said to be Chinese.
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
WEB = re.compile("https?://", re.IGNORECASE)


def page(plan: Plan, file: str, language: str, year: int, method: str | None,
         **options: str | None) -> str:
    report = Report(plan, language, year, method, **options)
    sections = {
        "rules": money.rules(report),
        "paths": money.paths(report),
        "targets": targets.targets(report),
        "fit": fit.consistency(report),
        "published": fit.published(report),
        "summary": summary.summary(report),
    }
    # Last: what is cited by then has a number.
    sections["sources"] = summary.sources(report)
    return _environment(language).get_template("page.html.j2").render(
        w=report.words, lang={"zh": "zh-Hans", "en": "en"}[language], year=year,
        title=report.title_of(plan.plan[0]), head=_head(report, file), answer=report.assess,
        **sections)


@functools.cache
def _environment(language: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kjreport", "."), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    environment.filters["said"] = _marked_chinese if language == "en" else str
    environment.filters["drawn"] = Markup
    environment.tests["web"] = lambda address: bool(address and WEB.match(address))
    return environment


def _marked_chinese(text: str) -> Markup:
    return Markup(CHINESE.sub(lambda run: '<span lang="zh-Hans">%s</span>' % run.group(),
                              str(escape(text))))


def _head(report: Report, file: str) -> list[tuple[str, str]]:
    words, plan, answer = report.words, report.plan.plan[0], report.assess
    issuers = words.joined([row.name for row in report.plan.issuers])
    scenario = answer["scenario"] and report.plan.scenarios[answer["scenario"]]
    return [pair for pair in (
        (words("page.issuers"), issuers),
        (words("page.years"), "%d–%d" % (plan.first_year, plan.last_year)),
        (words("page.scenario"), report.title_of(scenario) if scenario
         else words("page.no_scenario")),
        (words("page.as_of"), answer["as_of"] or words("page.no_as_of")),
        (words("page.method"), words.of("method", answer["method"])),
        (words("page.file"), file),
    ) if pair[1]]
