# SPDX-License-Identifier: MIT
"""kjplan - government science-and-technology plans as data, answers exactly.

Copy this file into your project; it wants libkjplan and python3-cffi, and
uses NumPy and pandas where they are there.

    import kjplan

    plan = kjplan.load("baotou-2022.yaml")    # PlanError has every diagnostic
    for y in plan.audit("rigid-growth", scenario="low"):
        print(y.year, y.verdict, y.floor, y.sentence)

Ownership: every object keeps alive what it reads from, so rows, tables,
answers and plans may go in any order, by the garbage collector or at the end
of `with`. close() lets go at once of what no row or table still reads.
Threads: plans, answers, tables and rows may be used by any number of threads
at once; a Builder by one at a time.
Units: an amount is a decimal.Decimal in the unit that row.unit_of(column)
names, exact; a fraction that does not end is rounded to the quantum (fen;
10^-9 of ratios and points; 10^-6 of counts). What is not known is None,
never 0.
"""
from __future__ import annotations

import collections.abc
import functools
import itertools
import keyword
import numbers
import operator
import os
import pathlib
import subprocess
from datetime import date
from decimal import Decimal
from typing import (Any, Callable, Iterable, Iterator, Mapping, NamedTuple,
                    Sequence, Union)

from cffi import FFI

try:
    import numpy
except ImportError:
    numpy = None

__version__ = "0.1.0"

SONAME = "libkjplan.so.0"


# -- The library and its declarations ---------------------------------------

def _open_library(ffi: FFI) -> Any:
    try:
        return ffi.dlopen(SONAME)
    except OSError as error:
        raise ImportError("%s cannot be opened: install libkjplan, or set "
                          "LD_LIBRARY_PATH (%s)" % (SONAME, error)) from error


def _library_file() -> pathlib.Path:
    """Where the library was found."""
    loader = FFI()
    loader.cdef("""
        typedef struct { const char *file; void *base;
                         const char *name; void *address; } Dl_info;
        int dladdr(const void *address, Dl_info *info);
        uint32_t kjp_version(void);""")
    info, library = loader.new("Dl_info *"), _open_library(loader)
    loader.dlopen(None).dladdr(loader.addressof(library, "kjp_version"), info)
    return pathlib.Path(os.fsdecode(loader.string(info.file))).resolve()


def _cdef_file() -> pathlib.Path:
    """Beside the library, installed or just built; else by pkg-config."""
    for folder in _library_file().parents:
        for place in ("share/kjplan/kjplan.cdef", "include/kjplan.cdef"):
            if (folder / place).is_file():
                return folder / place
    try:
        said = subprocess.run(
            ["pkg-config", "--variable=cdef", "kjplan"], check=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        raise ImportError("kjplan.cdef, which is installed with libkjplan, "
                          "was not found") from error
    return pathlib.Path(said.stdout.strip())


ffi = FFI()
ffi.cdef(_cdef_file().read_text(encoding="utf-8"))
C = _open_library(ffi)

_WANTED = functools.reduce(lambda n, part: n << 8 | int(part),
                           __version__.split("."), 0)
if C.kjp_version() < _WANTED:
    raise ImportError("libkjplan %s or later is wanted, this is %s" % (
        __version__, ffi.string(C.kjp_version_text()).decode()))


# -- Calls: what they make is owned, what they refuse is raised -------------

_RELEASE = {
    "kjp_plan": C.kjp_plan_unref,
    "kjp_answer": C.kjp_answer_unref,
    "kjp_builder": C.kjp_builder_free,
    "kjp_options": C.kjp_options_free,
    "kjp_error": C.kjp_error_free,
    "kjp_text": C.kjp_text_free,
    "kjp_panel": C.kjp_panel_free,            # of kjarrays.py
    "kjp_simulation": C.kjp_simulation_free,  # too
}
_LANGUAGES = {"zh": C.KJP_LANGUAGE_ZH, "en": C.KJP_LANGUAGE_EN}


class Diagnostic(NamedTuple):
    """One finding about a plan. Lines and columns count from 1; None where
    there is no file."""

    severity: str
    code: str
    file: str | None
    line: int | None
    column: int | None
    pointer: str | None
    message: str
    expected: str | None
    found: str | None
    hint: str | None
    related_line: int | None
    related_column: int | None


class PlanError(ValueError):
    """Why the library refused: all findings of a file, or the one mistake of
    a call. As text it has a line for each. Holds nothing of the library."""

    def __init__(self, message: str, status: int,
                 diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message, status, diagnostics)
        #: kjp_status, below 0: C.KJP_E_IO, C.KJP_E_SCHEMA, ...
        self.status = status
        #: Every finding, in the order of the file.
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.args[0]


def _owned(kind: str, handle: Any) -> Any:
    """The handle, let go of when Python lets go of it."""
    if handle == ffi.NULL:
        raise MemoryError(kind)
    return ffi.gc(handle, _RELEASE[kind])


def _str(pointer: Any) -> str | None:
    """Of a [lent] text; bytes of a file's name that are no text are kept."""
    if pointer == ffi.NULL:
        return None
    return ffi.string(pointer).decode("utf-8", "surrogateescape")


def _bytes(text: str | bytes) -> bytes:
    """For a `const char *`, which a NUL would end; whether it is UTF-8 is for
    the library to say."""
    data = (text if isinstance(text, bytes)
            else text.encode("utf-8", "surrogatepass"))
    if b"\0" in data:
        raise PlanError("NUL cannot stand in a text: %r" % text,
                        C.KJP_E_ARGUMENT)
    return data


def _refusal(status: int, error: Any, language: int | None) -> PlanError:
    held = _owned("kjp_error", error)
    language = language or C.kjp_error_language(held)
    rows = Table(_Tables(held, language, _error_table), C.KJP_FINDINGS)
    return PlanError(
        _text(C.kjp_findings_to_text, rows._pointer, language).rstrip(),
        status, tuple(Diagnostic._make(map(row.get, Diagnostic._fields))
                      for row in rows))


def _error_table(error: Any, number: int) -> Any:
    return (C.kjp_error_table(error) if number == C.KJP_FINDINGS
            else ffi.NULL)


def _do(function: Any, *arguments: Any, language: int | None = None) -> None:
    """Calls what makes nothing; `arguments` lack the error alone."""
    error = ffi.new("kjp_error **")
    status = function(*arguments, error)
    if status != C.KJP_OK:
        raise _refusal(status, error[0], language)


def _make(kind: str, function: Any, *arguments: Any,
          language: int | None = None) -> Any:
    """What the call makes, owned."""
    made = ffi.new(kind + " **")
    _do(function, *arguments, made, language=language)
    return _owned(kind, made[0])


def _text(function: Any, *arguments: Any) -> str | None:
    """The text that the call makes; None where it makes none."""
    made = ffi.new("kjp_text **")
    _do(function, *arguments, made)
    if made[0] == ffi.NULL:
        return None
    text = _owned("kjp_text", made[0])
    whole = ffi.buffer(C.kjp_text_data(text), C.kjp_text_size(text))
    return whole[:].decode("utf-8", "surrogateescape")


def _word(value: Any) -> str:
    """A value as a plan file or an option has it. Floats are refused: what
    they hold is seldom what was meant."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, numbers.Integral):  # NumPy's too
        return str(int(value))
    if isinstance(value, (str, date)):
        return str(value)
    raise TypeError("text, int, Decimal or date is wanted, not %r" % (value,))


def _setting(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return ",".join(map(_word, value))
    return _word(value)


def _options(given: Mapping[str, Any]) -> Any:
    """Options by keyword, `_` for `-`; None is the default."""
    options = _owned("kjp_options", C.kjp_options_new())
    for name, value in given.items():
        if value is not None:
            _do(C.kjp_options_set, options, _bytes(name.replace("_", "-")),
                _bytes(_setting(value)))
    return options


def _language(name: str | None, otherwise: int) -> int:
    if name is None:
        return otherwise
    if name not in _LANGUAGES:
        raise ValueError("the language is 'zh' or 'en', not %r" % (name,))
    return _LANGUAGES[name]


# -- Tables ------------------------------------------------------------------

class Column(NamedTuple):
    """What a column of a table is."""

    number: int
    name: str
    type: int    #: C.KJP_TYPE_TEXT to C.KJP_TYPE_AMOUNT
    target: int  #: the table whose rows it names, or C.KJP_NONE
    help_zh: str
    help_en: str


class Series(NamedTuple):
    """A whole column: NumPy arrays, or lists where NumPy is not there."""

    values: Any  #: quanta of an amount; otherwise the library's numbers
    known: Any   #: False: not known, or an amount too large for 64 bits


class _Tables:
    """Keeps a handle, and knows the tables it lends by number and by name."""

    def __init__(self, handle: Any, language: int,
                 *lenders: Callable[[Any, int], Any],
                 main: int | None = None) -> None:
        self.handle, self.language, self._lenders = handle, language, lenders
        self.main = main  # the table whose rows have sentences
        self.endings = (("_zh", "_en") if language == C.KJP_LANGUAGE_ZH
                        else ("_en", "_zh"))

    def pointer(self, number: int) -> Any:
        lent = (lend(self.handle, number) for lend in self._lenders)
        return next((table for table in lent if table != ffi.NULL), ffi.NULL)

    @functools.cached_property
    def names(self) -> dict[str, int]:
        """Of the handle's own tables; numbers of tables have two digits."""
        tables = ((n, self._lenders[0](self.handle, n)) for n in range(1, 100))
        return {_str(C.kjp_table_name(table)): n
                for n, table in tables if table != ffi.NULL}


_COLUMNS: dict[int, dict[str, Column]] = {}


def _columns(pointer: Any) -> dict[str, Column]:
    """By name, in order. The columns of a kind of table never change."""
    kind = C.kjp_table_kind(pointer)
    if kind not in _COLUMNS:
        order = (C.kjp_table_column(pointer, i)
                 for i in range(C.kjp_table_column_count(pointer)))
        columns = (_column(pointer, number) for number in order)
        _COLUMNS[kind] = {column.name: column for column in columns}
    return _COLUMNS[kind]


def _column(pointer: Any, number: int) -> Column:
    return Column(
        number, _str(C.kjp_table_column_name(pointer, number)),
        C.kjp_table_column_type(pointer, number),
        C.kjp_table_column_target(pointer, number),
        *(_str(C.kjp_table_column_help(pointer, number, language))
          for language in (C.KJP_LANGUAGE_ZH, C.KJP_LANGUAGE_EN)))


def _read_text(table: Table, row: int, column: Column) -> str | None:
    return _str(C.kjp_table_text(table._pointer, row, column.number))


def _read_int(table: Table, row: int, column: Column) -> int | None:
    number = C.kjp_table_int(table._pointer, row, column.number)
    return None if number == C.KJP_NONE else number


def _read_boolean(table: Table, row: int, column: Column) -> bool | None:
    number = _read_int(table, row, column)
    return None if number is None else bool(number)


def _read_row(table: Table, row: int, column: Column) -> Row | None:
    number = _read_int(table, row, column)
    return None if number is None else Table(table._of, column.target)[number]


def _read_amount(table: Table, row: int, column: Column) -> Decimal | None:
    digits = _text(C.kjp_table_format, table._pointer, row, column.number,
                   ffi.NULL, C.KJP_NONE)
    return None if digits is None else Decimal(digits)


#: How a cell is read, and what holds a whole column in pandas.
_TYPES: dict[int, tuple[Callable[[Table, int, Column], Any], str]] = {
    C.KJP_TYPE_TEXT: (_read_text, "object"),
    C.KJP_TYPE_INT: (_read_int, "Int64"),
    C.KJP_TYPE_BOOLEAN: (_read_boolean, "boolean"),
    C.KJP_TYPE_WORD: (_read_text, "object"),
    C.KJP_TYPE_ROW: (_read_row, "object"),
    C.KJP_TYPE_AMOUNT: (_read_amount, "object"),
}

Cell = Union[str, int, bool, Decimal, "Row", None]


class Row(collections.abc.Mapping):
    """A row of a table: row.floor, or row["floor"]; a mapping of its cells.

    A column that names a row of another table gives that row, so that
    y.rule.rule.name walks on. Of a pair such as name_zh and name_en, row.name
    is the one in the language of the plan, or the other where it lacks. After
    a word of Python the name has a blank stroke: row.class_.
    """

    __slots__ = ("_table", "index")

    def __init__(self, table: Table, index: int) -> None:
        self._table, self.index = table, index

    def __getitem__(self, name: str) -> Cell:
        columns = self._table.columns
        if name in columns:
            return self._read(columns[name])
        pair = [columns[name + ending] for ending in self._table._of.endings
                if name + ending in columns]
        if not pair:
            raise KeyError(name)
        return next((cell for cell in map(self._read, pair)
                     if cell is not None), None)

    def __getattr__(self, name: str) -> Cell:
        if name.startswith("_"):  # of an object in the making, by copy
            raise AttributeError(name)
        bare = name.removesuffix("_")
        try:
            return self[bare if keyword.iskeyword(bare) else name]
        except KeyError:
            raise AttributeError("%s has no column %s" % (
                self._table.name, name)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.columns)

    def __len__(self) -> int:
        return len(self._table.columns)

    def __eq__(self, other: object) -> bool:
        return (isinstance(other, Row) and self.index == other.index
                and self._table._pointer == other._table._pointer)

    def __hash__(self) -> int:
        return hash((self._table._pointer, self.index))

    def __repr__(self) -> str:
        return "<%s %d: %s>" % (self._table.name, self.index, ", ".join(
            "%s=%s" % (name, _label(cell)) for name, cell in self.items()
            if cell is not None))

    def _read(self, column: Column) -> Cell:
        return _TYPES[column.type][0](self._table, self.index, column)

    @property
    def sentence(self) -> str:
        """The row in words to paste, with its arithmetic and its source: of
        rows of an answer's main table."""
        return self.sentence_in(None)

    def sentence_in(self, language: str | None) -> str:
        """The same in "zh" or "en"."""
        of = self._table._of
        if self._table.number != of.main:
            raise AttributeError("%s has no sentences" % self._table.name)
        return _text(C.kjp_answer_sentence, of.handle, self.index,
                     _language(language, of.language))

    def unit_of(self, column: str) -> str | None:
        """The unit of an amount: "亿元"; "" for a plain number."""
        return _str(C.kjp_table_unit(self._table._pointer, self.index,
                                     self._table.columns[column].number))

    def children(self, name: str, by: str | None = None) -> list[Row]:
        """The rows of another table that name this one, in the column `by`,
        or in the first that names rows of this table."""
        table = Table(self._table._of, self._table._of.names[name])
        names = [column.number for column in table.columns.values()
                 if column.target == self._table.number
                 and by in (None, column.name)]
        if not names:
            raise KeyError(by or self._table.name)
        first = ffi.new("int32_t *")
        count = C.kjp_table_children(table._pointer, names[0], self.index,
                                     first)
        # They stand together where this row is the parent, else apart.
        those = (Row(table, index) for index in range(first[0], len(table))
                 if C.kjp_table_int(table._pointer, index, names[0])
                 == self.index)
        return list(itertools.islice(those, count))


def _label(cell: Cell) -> Cell:
    """Of a row the id it is found by, or its number where it has none."""
    if not isinstance(cell, Row):
        return cell
    name = cell.get("id")
    found = name is not None and cell._table._find(name) == cell.index
    return name if found else cell.index


def _array(cells: Any, dtype: str) -> Any:
    """NumPy's, over memory that it keeps; a list where NumPy is not there."""
    if numpy is not None:
        return numpy.frombuffer(ffi.buffer(cells), dtype)
    return list(map(bool, cells)) if dtype == "bool" else list(cells)


class Table(collections.abc.Sequence):
    """Rows of a plan or an answer; keeps it alive."""

    def __init__(self, of: _Tables, number: int) -> None:
        self._of, self.number = of, number
        self._pointer = of.pointer(number)

    @property
    def name(self) -> str:
        return _str(C.kjp_table_name(self._pointer))

    @property
    def columns(self) -> dict[str, Column]:
        """By name, in order."""
        return _columns(self._pointer)

    def __len__(self) -> int:
        return C.kjp_table_count(self._pointer)

    def __getitem__(self, which: int | str | slice) -> Row | list[Row]:
        """A row by number or by id, or several."""
        if isinstance(which, slice):
            return [Row(self, i) for i in range(len(self))[which]]
        if not isinstance(which, str):
            return Row(self, range(len(self))[which])
        index = self._find(which)
        if index == C.KJP_NONE:
            raise KeyError(which)
        return Row(self, index)

    def _find(self, name: str) -> int:
        return C.kjp_table_find(self._pointer, _bytes(name))

    def __iter__(self) -> Iterator[Row]:
        return (Row(self, index) for index in range(len(self)))

    def __repr__(self) -> str:
        return "<%s: %d rows>" % (self.name, len(self))

    def to_csv(self) -> str:
        """RFC 4180, lines end in CR LF: write it with newline=""."""
        return _text(C.kjp_table_to_csv, self._pointer)

    def series(self, column: str) -> Series:
        """A column of numbers in one call, fast: amounts in quanta (fen; 10^-9
        of ratios and points; 10^-6 of counts), else what the library has."""
        number, kind = self.columns[column].number, self.columns[column].type
        if kind == C.KJP_TYPE_TEXT:
            raise TypeError("%s holds text, no numbers" % column)
        if kind == C.KJP_TYPE_AMOUNT:
            return self._amounts(number)
        room = ffi.new("int32_t[]", len(self))
        C.kjp_table_copy_ints(self._pointer, number, room, len(self))
        values = _array(room, "int32")
        return Series(values, values != C.KJP_NONE if numpy is not None
                      else [n != C.KJP_NONE for n in values])

    def _amounts(self, number: int) -> Series:
        quanta = ffi.new("int64_t[]", len(self))
        known = ffi.new("uint8_t[]", len(self))
        C.kjp_table_copy_amounts(self._pointer, number, quanta, known,
                                 len(self))
        return Series(_array(quanta, "int64"), _array(known, "bool"))

    def frame(self) -> Any:
        """A pandas.DataFrame like to_csv(): exact Decimals, the unit of an
        amount in a column of its own behind it, the id of a row."""
        import pandas

        made = {}
        for column in self.columns.values():
            cells = [_label(row._read(column)) for row in self]
            made[column.name] = pandas.Series(cells,
                                              dtype=_TYPES[column.type][1])
            if column.type == C.KJP_TYPE_AMOUNT:
                made[column.name + "_unit"] = pandas.Series(
                    [None if cell is None else row.unit_of(column.name)
                     for row, cell in zip(self, cells)], dtype="object")
        return pandas.DataFrame(made)


class _Closing:
    """What is let go of by the garbage collector, after `with`, or by
    close()."""

    def __init__(self, held: Any) -> None:
        self._held = held

    @property
    def _of(self) -> Any:
        if self._held is None:
            raise ValueError("the %s is closed" % type(self).__name__.lower())
        return self._held

    def close(self) -> None:
        """Lets go; what rows, tables and answers still read stays for them."""
        self._held = None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Owner(_Closing):
    """What has tables: each by its name, plan.targets."""

    @property
    def tables(self) -> list[str]:
        """Names of the tables."""
        return list(self._of.names)

    def table(self, name: str) -> Table:
        return Table(self._of, self._of.names[name])

    def __getattr__(self, name: str) -> Table:
        if not name.startswith("_") and name in self._of.names:
            return self.table(name)
        raise AttributeError("there is no %s" % name)


# -- Answers -----------------------------------------------------------------

#: The table that an answer iterates over, whose rows have sentences.
_MAIN_TABLE = {
    "audit": C.KJP_AUDIT_YEARS,
    "path": C.KJP_PATH_POINTS,
    "consistency": C.KJP_CONSISTENCY_STATEMENTS,
    "assess": C.KJP_ASSESS_TARGETS,
    "reconcile": C.KJP_RECONCILE_FIGURES,
    "simulate": C.KJP_SIMULATION_STATEMENTS,
    "compare": C.KJP_COMPARE_DIFFERENCES,
}


def _table_of_its_plan(answer: Any, number: int) -> Any:
    return C.kjp_plan_table(C.kjp_answer_plan(answer), number)


class Answer(_Owner, collections.abc.Sequence):
    """What follows from a plan: the rows of the main table, and further tables
    by name (answer.audit_clauses; answer.tables lists them)."""

    def __init__(self, question: str, handle: Any, language: int) -> None:
        super().__init__(_Tables(handle, language, C.kjp_answer_table,
                                 _table_of_its_plan,
                                 main=_MAIN_TABLE[question]))

    @property
    def rows(self) -> Table:
        """The main table."""
        return Table(self._of, self._of.main)

    @property
    def plan(self) -> Plan:
        """The plan it is about, though every other reference has gone."""
        plan = C.kjp_plan_ref(C.kjp_answer_plan(self._of.handle))
        return Plan(_owned("kjp_plan", plan), self._of.language)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, which: int | str | slice) -> Row | list[Row]:
        return self.rows[which]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def to_json(self, language: str | None = None) -> str:
        """All of it as one JSON object; doc/json.md has its keys."""
        return _text(C.kjp_answer_to_json, self._of.handle,
                     _language(language, self._of.language))

    def to_text(self, language: str | None = None) -> str:
        """All of it as a page for a terminal."""
        return _text(C.kjp_answer_to_text, self._of.handle,
                     _language(language, self._of.language))

    def to_csv(self) -> str:
        """The main table; of another one table.to_csv()."""
        return self.rows.to_csv()

    def frame(self) -> Any:
        """The main table as a pandas.DataFrame."""
        return self.rows.frame()


def compare(before: Answer, after: Answer) -> Answer:
    """What changes between two answers to one question about one plan."""
    language = after._of.language
    return Answer("compare", _make(
        "kjp_answer", C.kjp_compare_run, before._of.handle, after._of.handle,
        ffi.NULL, language=language), language)


class Check:
    """What a plan holds, and what looks like a slip in it: rows of warnings
    and notes. Errors are raised before there is a plan."""

    def __init__(self, of: _Tables) -> None:
        self._of = of
        self.findings = Table(of, C.KJP_FINDINGS)

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.findings)

    def to_json(self, language: str | None = None) -> str:
        return _text(C.kjp_check_to_json, self._of.handle, ffi.NULL,
                     _language(language, self._of.language))

    def to_text(self, language: str | None = None) -> str:
        return _text(C.kjp_check_to_text, self._of.handle,
                     _language(language, self._of.language))


# -- Plans -------------------------------------------------------------------

class Plan(_Owner):
    """A plan: its tables by name (plan.targets["rd-2025"].bound), and the
    questions that can be asked of it. Nothing changes it."""

    def __init__(self, handle: Any, language: int | None = None) -> None:
        super().__init__(_Tables(
            handle, language or C.kjp_plan_language(handle), C.kjp_plan_table))

    @property
    def language(self) -> str:
        """"zh" or "en": of sentences and diagnostics."""
        return next(name for name, number in _LANGUAGES.items()
                    if number == self._of.language)

    def audit(self, rule: str | None = None, *, scenario: str | None = None,
              as_of: date | str | None = None) -> Answer:
        """Is the growth rule kept, year by year, and what is the least that
        may be appropriated? Of one rule, or of all."""
        return self._ask("audit", C.kjp_audit_run, rule=rule,
                         scenario=scenario, as_of=as_of)

    def path(self, indicator: str | None = None, *, shape: str | None = None,
             strengths: Sequence[str] | None = None, corridor: bool = False,
             scenario: str | None = None,
             as_of: date | str | None = None) -> Answer:
        """How the money should grow, and between which bounds; with
        `corridor` pages and sentences give the bounds."""
        return self._ask("path", C.kjp_path_run, indicator=indicator,
                         shape=shape, strengths=strengths, corridor=corridor,
                         scenario=scenario, as_of=as_of)

    def consistency(self, *, scenario: str | None = None, paths: bool = False,
                    as_of: date | str | None = None) -> Answer:
        """Do the targets fit together; what follows from them? With `paths`
        the plan's paths count as planned values."""
        return self._ask("consistency", C.kjp_consistency_run,
                         scenario=scenario, paths=paths, as_of=as_of)

    def assess(self, year: int, *, method: str | None = None,
               scenario: str | None = None, paths: bool = False,
               as_of: date | str | None = None) -> Answer:
        """The evaluation of a year: targets met, progress, what is missing."""
        return self._ask("assess", C.kjp_assess_run, year=year, method=method,
                         scenario=scenario, paths=paths, as_of=as_of)

    def reconcile(self, indicator: str | None = None, *,
                  scenario: str | None = None,
                  as_of: date | str | None = None) -> Answer:
        """Do published figures follow from the levels they are made of?"""
        return self._ask("reconcile", C.kjp_reconcile_run,
                         indicator=indicator, scenario=scenario, as_of=as_of)

    def simulate(self, indicator: str | None = None, *,
                 draws: int | None = None, first_draw: int | None = None,
                 seed: int | None = None, threads: int | None = None,
                 mode: str | None = None, kept: int | None = None,
                 scenario: str | None = None, paths: bool = False,
                 as_of: date | str | None = None) -> Answer:
        """How likely is each target and each rule? With `indicator` the fan
        of that one only; with mode="follow_rule" amounts are raised to the
        floors."""
        return self._ask("simulate", C.kjp_simulate_run, indicator=indicator,
                         draws=draws, first_draw=first_draw, seed=seed,
                         threads=threads, mode=mode, kept=kept,
                         scenario=scenario, paths=paths, as_of=as_of)

    def check(self) -> Check:
        """What the plan holds, with warnings and notes."""
        return Check(self._of)

    def with_statistics(self, file: str | os.PathLike,
                        **limits: int) -> Plan:
        """A new plan: the figures of a table (CSV) laid over this one."""
        return Plan(_make(
            "kjp_plan", C.kjp_statistics_load, self._of.handle,
            _bytes(os.fsencode(file)), _limits(limits),
            language=self._of.language),
            self._of.language)

    def to_yaml(self) -> str:
        """The text of a plan file that means the same."""
        return _text(C.kjp_plan_to_yaml, self._of.handle)

    def save(self, file: str | os.PathLike) -> None:
        """Writes it: afterwards the file is the old one or the new one."""
        _do(C.kjp_plan_save, self._of.handle, _bytes(os.fsencode(file)))

    def builder(self) -> Builder:
        """A builder that begins with this plan."""
        return Builder(self)

    def _ask(self, question: str, run: Any, **options: Any) -> Answer:
        of = self._of
        return Answer(question, _make(
            "kjp_answer", run, of.handle, _options(options),
            language=of.language), of.language)


#: Keywords of load() and its like, with `_` for `-`; doc/options.md says what
#: each protects.
LIMITS = ("max_bytes", "max_depth", "max_nodes", "max_anchors", "max_aliases",
          "max_text_bytes", "max_key_bytes", "max_digits", "max_yuan",
          "max_findings", "sha256")


def _limits(given: Mapping[str, Any]) -> Any:
    for name in given:
        if name not in LIMITS:
            raise TypeError("no limit %r, but %s" % (name, ", ".join(LIMITS)))
    return _options(given)


def load(file: str | os.PathLike, *, language: str | None = None,
         **limits: int) -> Plan:
    """Reads a plan file. PlanError has every mistake of it, and a file that
    cannot be read. `language` is "zh" or "en", of sentences and diagnostics:
    None is that of the plan."""
    number = _language(language, 0)
    return Plan(_make("kjp_plan", C.kjp_plan_load, _bytes(os.fsencode(file)),
                      _limits(limits), language=number), number)


def parse(text: str | bytes, *, name: str = "-", language: str | None = None,
          **limits: int) -> Plan:
    """The same from memory; `name` is what findings call it."""
    number = _language(language, 0)
    data = text.encode("utf-8", "surrogatepass") if isinstance(
        text, str) else bytes(text)
    return Plan(_make("kjp_plan", C.kjp_plan_parse, data, len(data),
                      _bytes(name), _limits(limits), language=number), number)


def schema() -> str:
    """The JSON Schema (draft-07) of a plan file."""
    return _text(C.kjp_plan_schema)


# -- Quantities and the builder ----------------------------------------------

def quanta(amount: str | int | Decimal, unit: str) -> int:
    """Of "1.25 亿元" the fen, a whole number; `unit` is of a bare number."""
    made = ffi.new("int64_t *")
    _do(C.kjp_quantity_parse, _bytes(_word(amount)), _bytes(unit), made)
    return made[0]


def decimal(number: int, unit: str) -> Decimal:
    """The way back: quanta as an exact Decimal in a unit."""
    return Decimal(_text(C.kjp_quantity_format, number, _bytes(unit),
                         C.KJP_NONE))


class Builder(_Closing):
    """Makes a plan, or changes one; calls but build() return the builder.

        plan = (kjplan.Builder()
                .set("/kjplan", 1)
                .set("/plan", {"id": "p", "title": "科技计划",
                               "years": "2022-2025"})
                .build())

    A place is an RFC 6901 pointer into the plan file. The plan is checked when
    it is built. For one thread at a time.
    """

    def __init__(self, start: Plan | None = None) -> None:
        super().__init__(_owned("kjp_builder", C.kjp_builder_new(
            ffi.NULL if start is None else start._of.handle)))
        self._language = 0 if start is None else start._of.language

    def set(self, pointer: str, value: Any) -> Builder:
        """Puts a text, a number, a date, a yes or no, or a mapping or list of
        such at a place, instead of what stood there. A PlanError in a mapping
        or a list leaves what came before it."""
        if isinstance(value, collections.abc.Mapping):
            items, kind = value.items(), C.KJP_EMPTY_MAP
        elif isinstance(value, (list, tuple)):
            items, kind = enumerate(value), C.KJP_EMPTY_LIST
        else:
            return self._call(C.kjp_builder_set, _bytes(pointer),
                              _bytes(_word(value)))
        self._call(C.kjp_builder_set_empty, _bytes(pointer), kind)
        for key, each in items:
            self.set("%s/%s" % (pointer, _step(key)), each)
        return self

    def remove(self, pointer: str) -> Builder:
        """Takes away what stands at a place."""
        return self._call(C.kjp_builder_remove, _bytes(pointer))

    def series(self, indicator: str, years: Iterable[int],
               amounts: Iterable[int], stage: str | None = None) -> Builder:
        """Observations of many years at once. Amounts are quanta, as from
        Table.series() or quanta(); the unit of the indicator must be set."""
        years = ffi.new("int32_t[]", list(map(operator.index, years)))
        amounts = ffi.new("int64_t[]", list(map(operator.index, amounts)))
        if len(years) != len(amounts):
            raise ValueError("%d years, %d amounts" % (len(years),
                                                       len(amounts)))
        return self._call(C.kjp_builder_set_series, _bytes(indicator),
                          _stage(stage), years, amounts, len(years))

    def build(self, *, language: str | None = None, **limits: int) -> Plan:
        """Checks it all. The builder stays as it is and may go on."""
        number = _language(language, self._language)
        return Plan(_make("kjp_plan", C.kjp_builder_build, self._of,
                          _limits(limits), language=number), number)

    def _call(self, function: Any, *arguments: Any) -> Builder:
        _do(function, self._of, *arguments, language=self._language)
        return self


def _step(key: Any) -> str:
    return _word(key).replace("~", "~0").replace("/", "~1")


def _stage(name: str | None) -> int:
    try:
        return C.KJP_NONE if name is None else getattr(
            C, "KJP_STAGE_" + name.upper())
    except AttributeError:
        raise ValueError("there is no stage %r" % name) from None
