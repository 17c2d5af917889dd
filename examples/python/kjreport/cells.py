# SPDX-License-Identifier: MIT
"""What a page of the report is made of: cells that know where their number
comes from, tables and remarks. The template only sets them.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Sequence

from .sources import Figure, Json
from .words import Words

# The tone of a word that judges: it chooses a shape and a colour, never alone.
TONES = {
    "good": ("holds", "met", "achieved", "on_track", "rounds", "yes"),
    "bad": ("broken", "missed", "off_track", "moving_away", "differs", "no"),
    "warn": ("at_risk", "within_inputs"),
    "open": ("not_due", "exempt"),
    "unknown": ("undetermined", "not_assessable"),
}
TONE_OF = {word: tone for tone, words in TONES.items() for word in words}
SHAPES = {"good": "●", "bad": "✕", "warn": "▲", "open": "□", "unknown": "◇"}
KINDS = {"#": "number", "!": "short"}
PROJECTED_KINDS = ("planned", "assumed")


@dataclass
class Cell:
    """A text; where it leads to; the words beside it."""

    text: str
    figure: Figure | None = None
    anchor: str | None = None
    marks: list[str] = field(default_factory=list)
    tone: str | None = None
    remark: str | None = None
    refs: Sequence[Figure] = ()
    address: str | None = None

    @property
    def href(self) -> str | None:
        anchor = self.figure.anchor if self.figure else self.anchor
        return anchor and "#" + anchor

    @property
    def shape(self) -> str | None:
        return SHAPES.get(self.tone)


@dataclass
class Column:
    label: str
    kind: str | None = None


@dataclass
class Table:
    """`rows` are pairs of an id, or None, and the cells."""

    caption: str
    columns: list[Column]
    rows: list[tuple[str | None, list[Cell]]]


@dataclass
class Remark:
    """A sentence to paste, with the figures it rests on."""

    text: str
    anchor: str | None = None
    refs: Sequence[Figure] = ()
    label: str | None = None
    badge: Cell | None = None


@dataclass
class Chart:
    name: str
    forms: dict[str, str]
    title: str
    key: list[tuple[str, str]]


def columns(words: Words, *labels: str) -> list[Column]:
    """Of keys of the words; `#` behind a key: numbers, `!`: never broken."""
    return [Column(words(label.rstrip("#!")), KINDS.get(label[-1])) for label in labels]


def one_line(text: str) -> str:
    return " ".join(text.split())


def shortest(text: str | None) -> str | None:
    """44.2300 as 44.23: the zeros at the end say nothing."""
    return text and re.sub(r"\.?0+$", "", text) if text and "." in text else text


def badge(words: Words, group: str, word: str) -> Cell:
    return Cell(words.of(group, word), tone=TONE_OF.get(word, "unknown"))


def unknown(words: Words, missing: str = "", anchor: str | None = None) -> Cell:
    """What is not known says so, and what it lacks."""
    return Cell(words("page.unknown"), anchor=anchor, tone="unknown",
                remark=words("page.lacks", what=missing) if missing else None)


def computed(words: Words, text: str | None, anchor: str,
             marks: Sequence[str] = ()) -> Cell:
    """A number whose arithmetic stands in a sentence."""
    if text is None:
        return unknown(words, anchor=anchor)
    return Cell(text, anchor=anchor, marks=[words("mark." + mark) for mark in marks])


def marks_of(rests: Json) -> list[str]:
    """Of an answer's row that says what it rests on."""
    return [mark for mark in ("projected", "unverified", "partial") if rests.get(mark)]
