# SPDX-License-Identifier: MIT
"""The pages that the tests of the report look at, and how they are read."""
from __future__ import annotations

import pathlib
from typing import Iterator

import html5lib
import kjplan
from kjreport.render import page
from lxml.etree import _Element as Element

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = pathlib.Path(__file__).with_name("hostile.yaml")
LANGUAGES = ("zh", "en")
# Plans that everyone sees, and the year they are looked at; the first ones in
# a browser, too.
SHOWN = {
    ROOT / "examples/plans/baotou-2022.yaml": 2024,
    HOSTILE: 2024,
    ROOT / "doc/samples/every-key.yaml": 2023,
    ROOT / "examples/plans/national.yaml": 2022,
    ROOT / "examples/plans/provinces.yaml": 2023,
    ROOT / "doc/samples/clash.yaml": 2025,
    ROOT / "doc/samples/yunxi.yaml": 2025,
}


def made(file: pathlib.Path, language: str, year: int, **options: str | None) -> str:
    plan = kjplan.load(file, language=language)
    return page(plan, file.name, language, year, options.pop("method", None), **options)


def parsed(text: str) -> Element:
    """By the rules of HTML; a mistake in it is an exception."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False,
                                 tree=html5lib.getTreeBuilder("lxml"))
    return parser.parse(text).getroot()


def shown_pages() -> Iterator[tuple[str, str, str]]:
    """Name, language and text of every plan that everyone sees."""
    for file, year in SHOWN.items():
        for language in LANGUAGES:
            yield "%s %s" % (file.stem, language), language, made(file, language, year)


def looked_at() -> Iterator[tuple[str, str]]:
    """Name and text of the pages for a browser: Baotou in both languages, the
    next ones in one."""
    for number, (file, year) in enumerate(list(SHOWN.items())[:5]):
        for language in LANGUAGES if number == 0 else LANGUAGES[number % 2:][:1]:
            yield "%s %s" % (file.stem, language), made(file, language, year)


def golden_pages() -> Iterator[tuple[str, str, str]]:
    """The plans of other tests, in one language and the other by turns."""
    files = [file for file in sorted(ROOT.glob("tests/data/*/*.yaml"))
             if file.parent.name != "bad"]
    for number, file in enumerate(files):
        language = LANGUAGES[number % 2]
        year = kjplan.load(file).plan[0].last_year
        yield "%s %s" % (file.stem, language), language, made(file, language, year)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
