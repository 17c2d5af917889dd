-- SPDX-License-Identifier: MIT
-- examples/postgresql/kjplan.sql - audits in PostgreSQL: is the growth rule
-- kept, year by year, and what is the least for the years to come?
--
--   psql -d bureau -v ON_ERROR_STOP=1 -f kjplan.sql
--   SELECT * FROM kjplan_audit(pg_read_file('/srv/baotou-2022.yaml'));
--
-- A superuser runs this, once a database. The server's Python must find
-- kjplan.py (examples/python), python3-cffi and libkjplan: doc/database.md.
--
-- Amounts are exact in the unit beside them, and NULL is not known, never
-- zero. The functions only compute: no table, file or clock is read, and what
-- they return follows from their arguments and the version of the library.
-- Hence PARALLEL SAFE and not IMMUTABLE; COST is that of a millisecond or two.
BEGIN;

CREATE EXTENSION IF NOT EXISTS plpython3u;

CREATE TYPE kjplan_audit_year AS (
  rule text,
  year integer,
  verdict text,         -- holds, broken, not_assessable, exempt
  value numeric,
  kind text,            -- observed, derived, published, planned, assumed, unknown
  one_off numeric,
  base numeric,
  floor numeric,        -- the least that keeps the rule
  headroom numeric,
  unit text,
  growth_percent numeric,
  partial boolean,      -- the floor may be higher
  projected boolean,    -- rests on planned or assumed figures
  unverified boolean,   -- rests on figures that nobody has verified
  unwaived text,        -- of an exempt year: what it would have been
  binding text[],       -- the clauses that make the floor
  missing text[],       -- what is not known: indicator and year
  sentence text
);

-- Every year of the rules of a plan, which is given as the text of a plan
-- file. Options: scenario, as_of, language.
CREATE FUNCTION kjplan_audit(plan text, rule text DEFAULT NULL,
                             options jsonb DEFAULT NULL)
RETURNS SETOF kjplan_audit_year
LANGUAGE plpython3u STABLE PARALLEL SAFE COST 20000 ROWS 20
AS $$
import json
import kjplan

asked = json.loads(options or "{}")
if plan is None:
    plpy.error("the plan is NULL", sqlstate="22023")
if not isinstance(asked, dict) or set(asked) - {"scenario", "as_of",
                                                "language"}:
    plpy.error("options are a map of scenario, as_of and language",
               detail="Found %s." % options, sqlstate="22023")
try:
    answer = kjplan.parse(
        plan, name="plan", language=asked.get("language")).audit(
        rule, scenario=asked.get("scenario"), as_of=asked.get("as_of"))
    binding, missing = {}, {}
    for clause in answer.audit_clauses:
        if clause.binding:
            binding.setdefault(clause.year.index, []).append(clause["name"])
    for gap in answer.audit_missing:
        missing.setdefault(gap.year.index, []).append(
            "%s %d" % (gap.indicator.id, gap.of))
    return [(y.rule.rule.id, y.year, y.verdict, y.value, y.kind, y.one_off,
             y.base, y.floor, y.headroom, y.unit_of("value"), y.growth,
             y.partial, y.projected, y.unverified, y.unwaived,
             binding.get(y.index, []), missing.get(y.index, []), y.sentence)
            for y in answer]
except (TypeError, ValueError) as error:  # PlanError has every diagnostic
    plpy.error("the plan cannot be audited", detail=str(error),
               sqlstate="22023")
$$;

-- The text of a plan made of rows: amounts and reference in yuan, by year. An
-- amount that is NULL, or whose year is not among the rows, is not known. The
-- clauses are those of a plan file; they know `amount` and `reference`.
CREATE FUNCTION kjplan_plan(
  title text, years integer[], amounts numeric[], reference numeric[],
  clauses jsonb DEFAULT
    '[{"not_below_previous": {}}, {"outpace": {"of": "reference"}}]')
RETURNS text
LANGUAGE plpython3u STABLE PARALLEL SAFE COST 10000
AS $$
import json
from decimal import Decimal
import kjplan

def refuse(detail):
    plpy.error("the rows make no plan", detail=detail, sqlstate="22023")

def indicator(name, figures):
    known = {str(year): figure for year, figure in zip(years, figures)
             if figure is not None}
    return dict({"name": name, "scope": "rows", "unit": "元"},
                **({"values": known} if known else {}))

if not years or None in (years, amounts, reference) or None in years:
    refuse("Years, amounts and reference are wanted, and no year is NULL.")
if not len(years) == len(amounts) == len(reference):
    refuse("%d years, %d amounts and %d of reference." %
           (len(years), len(amounts), len(reference)))
if len(set(years)) < len(years):
    refuse("A year is there twice.")
span = "%d-%d" % (min(years), max(years))
try:
    return (kjplan.Builder()
            .set("/kjplan", 1)
            .set("/plan", {"id": "rows", "title": title, "years": span})
            .set("/indicators", {
                "amount": indicator("amount", amounts),
                "reference": indicator("reference", reference)})
            .set("/rules/rule", {
                "indicator": "amount", "years": span,
                "clauses": json.loads(clauses, parse_float=Decimal)})
            .build().to_yaml())
except (TypeError, ValueError) as error:  # PlanError has every diagnostic
    refuse(str(error))
$$;

-- The same as an audit. Of a table budget (city, year, amount, reference):
--
--   SELECT city, audit.*
--   FROM (SELECT city, array_agg(year) AS years, array_agg(amount) AS amounts,
--                array_agg(reference) AS reference FROM budget GROUP BY city) AS rows,
--        kjplan_audit_rows(city, years, amounts, reference) AS audit;
CREATE FUNCTION kjplan_audit_rows(
  title text, years integer[], amounts numeric[], reference numeric[],
  clauses jsonb DEFAULT
    '[{"not_below_previous": {}}, {"outpace": {"of": "reference"}}]',
  options jsonb DEFAULT NULL)
RETURNS SETOF kjplan_audit_year
LANGUAGE sql STABLE PARALLEL SAFE COST 30000 ROWS 20
AS $$
SELECT * FROM kjplan_audit(
  kjplan_plan(title, years, amounts, reference, clauses), NULL, options)
$$;

COMMIT;
