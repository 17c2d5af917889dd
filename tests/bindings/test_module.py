#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the Python module promises beyond the library's own answers.

usage: test_module.py ROOT
"""
import copy
import inspect
import os
import pathlib
import pickle
import re
import subprocess
import sys
import tempfile
import threading
import unittest
from datetime import date
from decimal import Decimal, localcontext

import kjplan

ROOT = pathlib.Path(sys.argv.pop())
BAOTOU = ROOT / "examples/plans/baotou-2022.yaml"
TEN = ROOT / "tests/data/bad/ten-mistakes.yaml"
HEAD = "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"


class Errors(unittest.TestCase):
    def refused(self, call, *arguments, **options):
        with self.assertRaises(kjplan.PlanError) as caught:
            call(*arguments, **options)
        return caught.exception

    def test_every_mistake_of_a_file_with_its_place(self):
        error = self.refused(kjplan.load, TEN)
        self.assertEqual(error.status, kjplan.C.KJP_E_SCHEMA)
        self.assertEqual(len(error.diagnostics), 10)
        first = error.diagnostics[0]
        self.assertEqual(
            (first.severity, first.code, first.file, first.line, first.column,
             first.pointer),
            ("error", "key-unknown", str(TEN), 7, 3, "/plan/issuer"))
        self.assertEqual(len(str(error).splitlines()), 10)

    def test_in_the_language_that_was_asked_for(self):
        error = self.refused(kjplan.load, TEN, language="en")
        self.assertEqual(error.diagnostics[0].message,
                         "plan has no key issuer")
        self.assertEqual(error.diagnostics[0].hint, "write issuers")
        self.assertRaises(ValueError, kjplan.load, BAOTOU, language="fr")

    def test_a_file_that_cannot_be_read_is_named(self):
        for name in ("/nowhere/plan.yaml", str(ROOT)):
            error = self.refused(kjplan.load, name)
            self.assertEqual(error.status, kjplan.C.KJP_E_IO)
            self.assertEqual(error.diagnostics[0].file, name)
            self.assertIn(name, str(error))

    def test_names_and_texts_that_are_no_utf8_or_hold_nul(self):
        self.refused(kjplan.load, b"/nowhere/\xff.yaml")
        self.refused(kjplan.load, "a\0b")
        self.refused(kjplan.parse, HEAD + "x-a: \ud800\n")
        self.refused(kjplan.parse, HEAD + "x-a: \0\n")
        self.refused(kjplan.parse, b"\xff")
        self.refused(kjplan.parse, "")
        self.refused(kjplan.parse, HEAD, name="a\0b")
        self.refused(kjplan.Builder().set, "/plan/id", "a\0b")
        self.refused(kjplan.Builder().set, "/plan/id", "\ud800")

    def test_survive_pickling_and_the_library(self):
        error = pickle.loads(pickle.dumps(self.refused(kjplan.load, TEN)))
        self.assertEqual(len(error.diagnostics), 10)
        self.assertEqual(error.diagnostics[0].line, 7)

    def test_options_that_do_not_exist_or_do_not_fit(self):
        plan = kjplan.load(BAOTOU)
        self.refused(plan.audit, "nothing")
        self.refused(plan.audit, scenario="nothing")
        self.refused(plan.assess, 1066)
        self.refused(plan.path, shape="circle")
        self.refused(kjplan.load, BAOTOU, max_nodes=3)
        self.refused(plan.audit, as_of="yesterday")
        self.assertRaises(TypeError, plan.audit, year=2024)
        self.assertRaises(TypeError, kjplan.load, BAOTOU, scenario="low")


class Importing(unittest.TestCase):
    def said(self, **environment):
        """What importing a module that wants another library says."""
        text = pathlib.Path(kjplan.__file__).read_text(encoding="utf-8")
        newer = text.replace('__version__ = "0.1.0"', '__version__ = "0.9.1"')
        self.assertNotEqual(newer, text)
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "kjplan.py").write_text(newer,
                                                         encoding="utf-8")
            return subprocess.run(
                [sys.executable, "-c", "import kjplan"], check=False,
                encoding="utf-8", stderr=subprocess.PIPE, env=dict(
                    os.environ, PYTHONPATH=folder, **environment)).stderr

    def test_wants_a_library_that_is_new_enough(self):
        self.assertIn("ImportError: libkjplan 0.9.1 or later is wanted, this "
                      "is 0.1.0", self.said())

    def test_says_that_there_is_no_library(self):
        # Where one is installed it is found, and too old.
        self.assertIn("ImportError: libkjplan", self.said(LD_LIBRARY_PATH=""))


class Options(unittest.TestCase):
    def test_are_those_of_the_page(self):
        page = (ROOT / "doc/options.md").read_text(encoding="utf-8")
        loading, asking = page.split("## Of a question")
        name = re.compile(r"^\| `([a-z0-9-]+)` \|", re.M)
        self.assertEqual(sorted(each.replace("-", "_")
                                for each in name.findall(loading)),
                         sorted(kjplan.LIMITS))
        taken = {option for question in kjplan._MAIN_TABLE
                 if question != "compare" for option in inspect.signature(
                     getattr(kjplan.Plan, question)).parameters} - {"self"}
        self.assertEqual({each.replace("-", "_")
                          for each in name.findall(asking)}, taken)

    def test_every_question_takes_those_of_its_header(self):
        for question in kjplan._MAIN_TABLE:
            header = (ROOT / "include/kjplan" / (question + ".h")).read_text(
                encoding="utf-8")
            named = re.search(r"@param options ([^;@]*)", header).group(1)
            words = re.findall(r"[a-z][a-z-]+", re.sub(r"\(.*?\)", "", named))
            if question != "compare":
                taken = inspect.signature(getattr(kjplan.Plan, question))
                self.assertEqual({word.replace("-", "_") for word in words},
                                 set(taken.parameters) - {"self"}, question)

    def test_as_python_has_them(self):
        plan = kjplan.load(BAOTOU, sha256=False)
        self.assertIsNone(plan.plan[0].sha256)
        day = plan.assess(2024, as_of=date(2024, 12, 31))
        self.assertEqual(day.answer[0].as_of, "2024-12-31")
        self.assertTrue(plan.path(strengths=["ensure", "strive"]))


class Rows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = kjplan.load(BAOTOU)
        cls.audit = cls.plan.audit("rigid-growth", scenario="low")

    def test_are_exact_under_any_context(self):
        with localcontext() as context:
            context.prec = 2
            # 2023: 1 亿元 x 103 / 100, and one fen more.
            self.assertEqual(self.audit[0].floor, Decimal("1.0300000001"))
        self.assertEqual(self.audit[0].unit_of("floor"), "亿元")

    def test_what_is_not_known_is_none(self):
        kept = self.plan.indicators["projects"]
        self.assertIsNone(kept.growth)
        self.assertIsNone(kept.derive)
        self.assertIsNone(self.audit[0].exemption)

    def test_walk_to_their_source(self):
        clause = self.audit[0].runner_up
        self.assertEqual(clause.clause.rule.id, "rigid-growth")
        self.assertEqual(self.audit[0].rule.rule.name,
                         "政府研发投入刚性增长机制")
        self.assertEqual([each.name for each in
                          self.audit[0].children("audit_clauses")],
                         ["not_below_previous", "outpace:revenue"])
        self.assertEqual(len(self.plan.rules[0].children("clauses")), 2)
        self.assertEqual(self.audit.plan.plan[0].id, "baotou-2022")

    def test_children_need_not_stand_together(self):
        plan = kjplan.parse(HEAD + """\
indicators:
  a: {name: a, scope: s, unit: 项}
  b: {name: b, scope: s, unit: 项}
targets:
  first: {indicator: a, year: 2022, at_least: 1}
  second: {indicator: b, year: 2022, at_least: {indicator: a}}
  third: {indicator: a, year: 2023, at_least: 1}
""")
        a, b = plan.indicators
        ids = [each.id for each in a.children("targets")]
        self.assertEqual(ids, ["first", "third"])
        self.assertEqual([each.id for each in b.children("targets")],
                         ["second"])
        self.assertEqual([each.id for each in a.children(
            "targets", by="bound_indicator")], ["second"])
        self.assertEqual(a.children("peers"), [])
        for wrong in (("nothing",), ("rules", "name"), ("roles",)):
            self.assertRaises(KeyError, a.children, *wrong)

    def test_are_found_by_number_by_id_and_by_slice(self):
        targets = self.plan.targets
        self.assertEqual(targets["rd-2025"].bound, Decimal(125))
        self.assertEqual(targets[-1], targets["carriers-30"])
        self.assertEqual([each.id for each in targets[:2]],
                         ["municipal-2022", "municipal-2025"])
        self.assertEqual(len({targets[0], targets[-7]}), 1)
        self.assertRaises(KeyError, lambda: targets["nothing"])
        self.assertRaises(IndexError, lambda: targets[7])
        self.assertRaises(IndexError, lambda: targets[10**30])

    def test_have_no_column_that_hides_a_member(self):
        members = {name for name in dir(kjplan.Row)
                   if not name.startswith("_")}
        page = (ROOT / "doc/tables.md").read_text(encoding="utf-8")
        columns = set(re.findall(r"^\| \d+ \| `(\w+)` \|", page, re.M))
        self.assertGreater(len(columns), 200)
        self.assertEqual(members & columns, set())

    def test_words_of_python_have_a_stroke(self):
        row = self.plan.assess(2024)[0]
        self.assertEqual(row.class_, row["class"])
        self.assertRaises(AttributeError, lambda: row.nothing)
        self.assertRaises(KeyError, lambda: row["nothing"])

    def test_a_column_that_begins_with_a_word_of_python_is_itself(self):
        note = next(row.note for row in self.plan.observations
                    if row.indicator.id == "rd" and row.year == 2020)
        self.assertEqual(note, "67.37 减 10.43")

    def test_a_plan_says_its_language(self):
        self.assertEqual(self.plan.language, "zh")
        self.assertEqual(kjplan.load(BAOTOU, language="en").language, "en")

    def test_are_copied_by_reference(self):
        self.assertEqual(copy.copy(self.audit[0]), self.audit[0])

    def test_are_mappings(self):
        row = dict(self.plan.targets[0])
        self.assertEqual(row["first_year"], 2022)
        self.assertEqual(row["comparator"], "at_least")

    def test_have_sentences_in_the_main_table_alone(self):
        self.assertIn("2023", self.audit[0].sentence)
        self.assertIn("floor", self.audit[0].sentence_in("en"))
        self.assertRaises(AttributeError, lambda: self.plan.rules[0].sentence)
        self.assertRaises(AttributeError,
                          lambda: self.audit.audit_clauses[0].sentence)

    def test_columns_in_one_copy(self):
        floors = self.audit.rows.series("floor")
        self.assertEqual(list(floors.values),
                         [10300000001, 14854660001, 21425030001])
        self.assertEqual(list(floors.known), [True] * 3)
        years = self.audit.rows.series("year")
        self.assertEqual(list(years.values), [2023, 2024, 2025])
        self.assertEqual(list(self.audit.rows.series("exemption").known),
                         [False] * 3)
        self.assertRaises(TypeError, self.plan.targets.series, "id")
        self.assertEqual(len(self.plan.exemptions.series("year").values), 0)
        self.assertEqual(len(self.plan.funding.series("amount").values), 0)

    def test_columns_without_numpy(self):
        numpy, kjplan.numpy = kjplan.numpy, None
        try:
            floors = self.audit.rows.series("floor")
            self.assertEqual(floors, ([10300000001, 14854660001, 21425030001],
                                      [True, True, True]))
        finally:
            kjplan.numpy = numpy

    def test_a_plan_checks_itself(self):
        check = self.plan.check()
        self.assertEqual([each.code for each in check], ["claim-differs"])
        self.assertEqual(len(check), 1)

    def test_any_number_of_threads(self):
        found = []
        threads = [threading.Thread(target=lambda: found.extend(
            row.floor for _ in range(50) for row in self.plan.audit()))
            for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(found), 4 * 50 * 3)
        self.assertEqual(len(set(found)), 3)


class Building(unittest.TestCase):
    def test_says_what_a_file_says(self):
        plan = (kjplan.Builder()
                .set("/kjplan", 1)
                .set("/plan", {"id": "p", "title": "t", "years": "2022-2025"})
                .set("/indicators/st", {
                    "name": "科技支出", "scope": "市本级", "unit": "亿元",
                    "values": {2020: Decimal("1.20"), 2021: "1.3 亿元"}})
                .set("/rules/r", {"name": "r", "indicator": "st",
                                  "years": "2022-2025",
                                  "clauses": [{"not_below_previous": {}}]})
                .series("st", [2022, 2023], [kjplan.quanta("1.4", "亿元"), 0],
                        "final")
                .remove("/indicators/st/values/2023")
                .build())
        self.assertEqual([row.value for row in plan.observations],
                         [Decimal("1.2"), Decimal("1.3"), Decimal("1.4")])
        self.assertEqual(plan.audit()[0].verdict, "holds")
        again = plan.builder().set("/plan/title", "u").build()
        self.assertEqual(again.plan[0].title, "u")
        self.assertEqual(kjplan.parse(plan.to_yaml()).to_yaml(),
                         plan.to_yaml())

    def test_escapes_the_steps_of_a_pointer(self):
        start = kjplan.parse(HEAD)
        for place, value in (("/x-a~1b~0c", "kept"),
                             ("/plan", {"id": "p", "title": "t",
                                        "years": "2022", "x-a/b~c": "kept"})):
            plan = start.builder().set(place, value).build()
            self.assertIn("x-a/b~c: kept", plan.to_yaml())

    def test_refuses_what_is_not_exact(self):
        for value in (1.5, None, object(), {1, 2}, b"x"):
            self.assertRaises(TypeError, kjplan.Builder().set, "/a", value)
        self.assertRaises(TypeError, kjplan.Builder().series, "st", [2022],
                          [1.5])
        self.assertRaises(ValueError, kjplan.Builder().series, "st", [2022],
                          [])
        self.assertRaises(ValueError, kjplan.Builder().series, "st", [2022],
                          [1], "rumour")

    def test_mistakes_carry_the_pointer(self):
        builder = kjplan.Builder().set("/kjplan", 1).set("/plan/yeers", "x")
        with self.assertRaises(kjplan.PlanError) as caught:
            builder.build(language="en")
        self.assertIn("/plan/yeers", [each.pointer for each in
                                      caught.exception.diagnostics])
        self.assertRaises(kjplan.PlanError, builder.set, "no pointer", "x")
        self.assertRaises(kjplan.PlanError, builder.remove, "/nothing")
        self.assertRaises(kjplan.PlanError, builder.series, "st", [2022], [1])

    def test_quantities_go_both_ways(self):
        self.assertEqual(kjplan.quanta("12,500 万元", "亿元"), 12500000000)
        self.assertEqual(kjplan.decimal(12500000000, "亿元"), Decimal("1.25"))
        self.assertRaises(kjplan.PlanError, kjplan.quanta, "3 %", "亿元")

    def test_saves_and_loads(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "计划.yaml")
            kjplan.load(BAOTOU).save(file)
            self.assertEqual(kjplan.load(file).audit().to_csv(),
                             kjplan.load(BAOTOU).audit().to_csv())
            self.assertRaises(kjplan.PlanError, kjplan.load(BAOTOU).save,
                              folder)

    def test_statistics_are_laid_over(self):
        plan = kjplan.load(BAOTOU).with_statistics(
            ROOT / "examples/data/baotou-statistics.csv")
        self.assertGreater(len(plan.observations),
                           len(kjplan.load(BAOTOU).observations) - 1)
        self.assertRaises(kjplan.PlanError,
                          plan.with_statistics, "/nowhere.csv")

    def test_the_schema_is_json(self):
        self.assertTrue(kjplan.schema().startswith("{"))


if __name__ == "__main__":
    unittest.main()
