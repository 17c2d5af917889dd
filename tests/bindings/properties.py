#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hypothesis over the builder: a plan that is built, saved and loaded gives
the same answers; whatever else comes in gives an answer or a PlanError.

usage: properties.py
"""
import os
import tempfile
import unittest

from hypothesis import given, settings, strategies as st

import kjplan

settings.register_profile("fixed", derandomize=True, deadline=None,
                          database=None, max_examples=60)
settings.load_profile("fixed")

FIRST, LAST = 2018, 2027
PLACED = ("line", "sha256")  # what only a file has

ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?", fullmatch=True)
# A mark that YAML could take for something else is as good as any.
texts = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1,
                max_size=12)
years = st.integers(FIRST, LAST)
# A value that is ten times the year before is a warning, not an error.
amounts = st.decimals(1, 900, places=2, allow_nan=False)
growths = st.decimals(-20, 30, places=2, allow_nan=False).map("{} %".format)
money = st.fixed_dictionaries({
    "name": texts, "scope": st.sampled_from(["市本级", "全市"]),
    "unit": st.sampled_from(["亿元", "万元", "元"]),
    "direction": st.sampled_from(["more", "less"]),
}, optional={
    "values": st.dictionaries(years, amounts, max_size=6),
    "assume": st.fixed_dictionaries({"growth": growths}),
    "note": texts,
})
clauses = st.lists(st.one_of(
    st.just({"not_below_previous": {}}),
    growths.map(lambda rate: {"grow_at_least": rate}),
    amounts.map(lambda least: {"amount_at_least": {2024: "%s 亿元" % least}}),
    st.just({"not_below_peak": {}}),
), min_size=1, max_size=3)
bounds = st.tuples(st.sampled_from(["at_least", "more_than", "at_most"]),
                   amounts.map("{} 亿元".format))


@st.composite
def plans(draw):
    """A plan as Python has it: maps, lists, texts and numbers."""
    indicators = draw(st.dictionaries(ids, money, min_size=1, max_size=3))
    for each in indicators.values():
        each["scope"] = "市本级"
    names = st.sampled_from(sorted(indicators))
    targets = {name: {"indicator": draw(names), "year": draw(years),
                      **dict([draw(bounds)])}
               for name in draw(st.sets(ids, max_size=3))}
    rules = {name: {"name": draw(texts), "indicator": draw(names),
                    "years": "%d-%d" % (FIRST, LAST),
                    "base": draw(st.sampled_from(["actual", "owed"])),
                    "clauses": draw(clauses)}
             for name in draw(st.sets(ids, max_size=2))}
    return {"kjplan": 1,
            "plan": {"id": draw(ids), "title": draw(texts),
                     "years": "%d-%d" % (FIRST, LAST)},
            "indicators": indicators, "targets": targets, "rules": rules}


def built(said):
    builder = kjplan.Builder()
    for section, value in said.items():
        if value:
            builder.set("/" + section, value)
    return builder.build()


def cells(of):
    """All that can be read but for places in a file."""
    return {name: [{column: kjplan._label(row[column]) for column in row
                    if column not in PLACED} for row in of.table(name)]
            for name in of.tables}


def answers(plan):
    for ask in (plan.audit, plan.consistency, plan.reconcile, plan.path,
                lambda: plan.assess(LAST)):
        answer = ask()
        yield cells(answer), [row.sentence for row in answer]


class Properties(unittest.TestCase):
    @given(plans())
    def test_a_plan_that_is_saved_gives_the_same_answers(self, said):
        plan = built(said)
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "plan.yaml")
            plan.save(file)
            loaded = kjplan.load(file)
        for each in (loaded, plan.builder().build()):
            self.assertEqual(cells(each), cells(plan))
            self.assertEqual(list(answers(each)), list(answers(plan)))
            self.assertEqual(each.to_yaml(), plan.to_yaml())

    @given(plans())
    def test_a_plan_is_what_was_said(self, said):
        plan = built(said)
        self.assertEqual([row.id for row in plan.indicators],
                         list(said["indicators"]))
        self.assertEqual(
            {(row.indicator.id, row.year): row.value
             for row in plan.observations},
            {(name, year): value
             for name, each in said["indicators"].items()
             for year, value in each.get("values", {}).items()})

    @given(plans(), st.lists(st.tuples(
        st.lists(st.one_of(texts, st.sampled_from(
            ["plan", "indicators", "targets", "rules", "years", "-", "0"])),
            max_size=4).map(lambda steps: "/" + "/".join(steps)),
        st.one_of(st.text(max_size=20), st.integers(), st.just({}),
                  st.just([]), st.lists(texts, max_size=2))), max_size=4))
    def test_whatever_is_set_is_built_or_refused(self, said, places):
        builder = built(said).builder()
        try:
            for pointer, value in places:
                builder.set(pointer, value)
            list(answers(builder.build()))
        except kjplan.PlanError as error:
            self.assertLess(error.status, 0)
            self.assertTrue(str(error))

    @given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
    def test_whatever_is_parsed_is_a_plan_or_refused(self, data):
        with self.assertRaises(kjplan.PlanError) as caught:
            kjplan.parse(data)
        self.assertTrue(caught.exception.diagnostics)

    @given(plans(), st.data())
    def test_a_damaged_file_is_read_or_refused_with_a_place(self, said, data):
        text = built(said).to_yaml().encode()
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 20))
        put = data.draw(st.binary(max_size=8))
        try:
            list(answers(kjplan.parse(text[:at] + put + text[at + gone:])))
        except kjplan.PlanError as error:
            for each in error.diagnostics:
                self.assertTrue(each.code and each.message)

    @given(st.text(max_size=20), st.sampled_from(
        ["scenario", "as_of", "rule"]))
    def test_whatever_is_asked_is_answered_or_refused(self, value, option):
        plan = kjplan.parse("kjplan: 1\nplan: {id: p, title: t, years: 2022}")
        try:
            plan.audit(**{option: value})
        except kjplan.PlanError as error:
            self.assertEqual(error.status, kjplan.C.KJP_E_ARGUMENT)


if __name__ == "__main__":
    unittest.main()
