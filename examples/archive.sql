-- SPDX-License-Identifier: MIT
-- examples/archive.sql - what archive.c keeps; SQLite 3.37 or newer.
--
-- Tables and columns are called as in doc/tables.md, and a row is the row of
-- the library's table: what is added here under its name there is filled. An
-- amount is a whole number of quanta: fen for money, 10^-9 for ratios and
-- points, 10^-6 for counts. X_unit is the unit that amount X is shown in,
-- X_quanta how many quanta one of it is, X_decimal a decimal in a unit that
-- does not change. NULL is not known, never zero.
PRAGMA application_id = 0x6b6a706c;
PRAGMA user_version = 1;

-- Of a plan: what was said. The bytes of the file and the library that read
-- them are one plan for ever; a corrected file is another.

CREATE TABLE plan (
  plan INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  library TEXT NOT NULL,
  id TEXT NOT NULL,
  title_zh TEXT,
  title_en TEXT,
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL CHECK (last_year >= first_year),
  UNIQUE (sha256, library)
) STRICT;

CREATE TABLE sources (
  plan INTEGER NOT NULL REFERENCES plan,
  row INTEGER NOT NULL,
  title TEXT, article TEXT, url TEXT, date TEXT, quote TEXT,
  line INTEGER,
  PRIMARY KEY (plan, row)
) STRICT;

CREATE TABLE organisations (
  plan INTEGER NOT NULL REFERENCES plan,
  row INTEGER NOT NULL,
  id TEXT NOT NULL,
  name_zh TEXT, name_en TEXT,
  line INTEGER,
  PRIMARY KEY (plan, row),
  UNIQUE (plan, id)
) STRICT;

CREATE TABLE indicators (
  plan INTEGER NOT NULL REFERENCES plan,
  row INTEGER NOT NULL,
  id TEXT NOT NULL,
  name_zh TEXT, name_en TEXT,
  scope TEXT,
  unit TEXT,
  dimension TEXT,
  direction TEXT CHECK (direction IN ('more', 'less')),
  derive TEXT,
  line INTEGER,
  PRIMARY KEY (plan, row),
  UNIQUE (plan, id)
) STRICT;

-- What goes into an indicator that is derived.
CREATE TABLE inputs (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  input INTEGER NOT NULL,
  line INTEGER,
  PRIMARY KEY (plan, row),
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, input) REFERENCES indicators
) STRICT;

CREATE TABLE observations (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  year INTEGER NOT NULL,
  stage TEXT NOT NULL,
  value INTEGER NOT NULL,
  value_unit TEXT NOT NULL,
  value_quanta INTEGER NOT NULL CHECK (value_quanta > 0),
  known_on TEXT,
  source INTEGER,
  note TEXT,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  line INTEGER,
  PRIMARY KEY (plan, row),
  UNIQUE (plan, indicator, year, stage),
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

CREATE TABLE rules (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  id TEXT NOT NULL,
  name_zh TEXT, name_en TEXT,
  indicator INTEGER NOT NULL,
  first_year INTEGER, last_year INTEGER,
  stage TEXT,
  base TEXT CHECK (base IN ('actual', 'owed')),
  source INTEGER,
  line INTEGER,
  PRIMARY KEY (plan, row),
  UNIQUE (plan, id),
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

CREATE TABLE clauses (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  any_of INTEGER,
  kind TEXT NOT NULL,
  reference INTEGER,
  basis INTEGER,
  line INTEGER,
  PRIMARY KEY (plan, row),
  FOREIGN KEY (plan, rule) REFERENCES rules,
  FOREIGN KEY (plan, any_of) REFERENCES clauses,
  FOREIGN KEY (plan, reference) REFERENCES indicators,
  FOREIGN KEY (plan, basis) REFERENCES sources
) STRICT;

CREATE TABLE exemptions (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  year INTEGER NOT NULL,
  reason_zh TEXT, reason_en TEXT,
  authority TEXT,
  source INTEGER,
  line INTEGER,
  PRIMARY KEY (plan, row),
  FOREIGN KEY (plan, rule) REFERENCES rules,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

CREATE TABLE targets (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  id TEXT NOT NULL,
  name_zh TEXT, name_en TEXT,
  indicator INTEGER NOT NULL,
  bound_indicator INTEGER,
  strength TEXT,
  owner INTEGER,
  source INTEGER,
  line INTEGER,
  PRIMARY KEY (plan, row),
  UNIQUE (plan, id),
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, bound_indicator) REFERENCES indicators,
  FOREIGN KEY (plan, owner) REFERENCES organisations,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

CREATE TABLE revisions (
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  target INTEGER NOT NULL,
  date TEXT NOT NULL,
  source INTEGER,
  line INTEGER,
  PRIMARY KEY (plan, row),
  FOREIGN KEY (plan, target) REFERENCES targets,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

-- Of an evaluation: what follows. One plan and one set of options are one
-- evaluation for ever. Without a year the rules were audited; with one, the
-- targets were assessed in it, too.

CREATE TABLE evaluation (
  evaluation INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan,
  question TEXT NOT NULL CHECK (question IN ('audit', 'assess')),
  year INTEGER,
  scenario TEXT,
  as_of TEXT,
  CHECK ((year IS NULL) = (question = 'audit')),
  UNIQUE (evaluation, plan)
) STRICT;
-- UNIQUE takes each NULL for another value.
CREATE UNIQUE INDEX evaluation_once ON evaluation (
  plan, ifnull(year, 0), ifnull(scenario, ''), ifnull(as_of, ''));

CREATE TABLE defaults (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  row INTEGER NOT NULL,
  pointer TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (evaluation, row)
) STRICT;

CREATE TABLE audit_rules (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (plan, rule) REFERENCES rules
) STRICT;

CREATE TABLE audit_years (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  year INTEGER NOT NULL,
  value INTEGER,
  value_unit TEXT NOT NULL,
  value_quanta INTEGER NOT NULL CHECK (value_quanta > 0),
  kind TEXT NOT NULL,
  one_off INTEGER,
  base INTEGER,
  floor INTEGER,
  partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
  verdict TEXT NOT NULL
    CHECK (verdict IN ('holds', 'broken', 'not_assessable', 'exempt')),
  unwaived TEXT,
  headroom INTEGER,
  growth_decimal TEXT, -- in percent
  runner_up INTEGER,
  projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  exemption INTEGER,
  sentence_zh TEXT, sentence_en TEXT, -- of an audit
  PRIMARY KEY (evaluation, row),
  UNIQUE (evaluation, rule, year),
  CHECK ((value IS NULL) = (kind = 'unknown')),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (evaluation, rule) REFERENCES audit_rules,
  FOREIGN KEY (evaluation, runner_up) REFERENCES audit_clauses,
  FOREIGN KEY (plan, exemption) REFERENCES exemptions
) STRICT;

CREATE TABLE audit_clauses (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  year INTEGER NOT NULL,
  any_of INTEGER,
  clause INTEGER NOT NULL,
  name TEXT NOT NULL,
  least INTEGER,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('holds', 'broken', 'not_assessable')),
  gap_decimal TEXT, -- in percentage points
  binding INTEGER NOT NULL CHECK (binding IN (0, 1)),
  base INTEGER,
  reference INTEGER,
  reference_unit TEXT,
  reference_quanta INTEGER,
  reference_base INTEGER,
  base_year INTEGER,
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (evaluation, year) REFERENCES audit_years,
  FOREIGN KEY (evaluation, any_of) REFERENCES audit_clauses,
  FOREIGN KEY (plan, clause) REFERENCES clauses
) STRICT;

CREATE TABLE audit_inputs (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  year INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  of INTEGER NOT NULL,
  stage TEXT,
  value INTEGER NOT NULL,
  value_unit TEXT NOT NULL,
  value_quanta INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> 'unknown'),
  line INTEGER,
  source INTEGER,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (evaluation, year) REFERENCES audit_years,
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

CREATE TABLE audit_missing (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  year INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  of INTEGER NOT NULL,
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (evaluation, year) REFERENCES audit_years,
  FOREIGN KEY (plan, indicator) REFERENCES indicators
) STRICT;

CREATE TABLE audit_notes (
  evaluation INTEGER NOT NULL,
  row INTEGER NOT NULL,
  year INTEGER NOT NULL,
  clause INTEGER,
  code TEXT NOT NULL,
  text_zh TEXT NOT NULL, text_en TEXT NOT NULL,
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, year) REFERENCES audit_years,
  FOREIGN KEY (evaluation, clause) REFERENCES audit_clauses
) STRICT;

CREATE TABLE assess_targets (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  target INTEGER NOT NULL,
  revision INTEGER,
  due INTEGER NOT NULL,
  comparator TEXT NOT NULL,
  bound INTEGER,
  upper INTEGER,
  of INTEGER,
  value INTEGER,
  value_unit TEXT NOT NULL,
  value_quanta INTEGER NOT NULL CHECK (value_quanta > 0),
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('met', 'missed', 'not_due', 'undetermined')),
  basis TEXT,
  distance INTEGER,
  projection INTEGER,
  projection_kind TEXT,
  outlook TEXT,
  class TEXT,
  reason TEXT,
  ratio_decimal TEXT,
  score_decimal TEXT,
  growth_needed_decimal TEXT, -- in percent
  first_comparator TEXT,
  first_bound INTEGER,
  first_upper INTEGER,
  first_verdict TEXT,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  sentence_zh TEXT NOT NULL, sentence_en TEXT NOT NULL,
  PRIMARY KEY (evaluation, row),
  CHECK ((value IS NULL) = (kind = 'unknown')),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (plan, target) REFERENCES targets,
  FOREIGN KEY (plan, revision) REFERENCES revisions
) STRICT;

CREATE TABLE assess_missing (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  target INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  of INTEGER NOT NULL,
  PRIMARY KEY (evaluation, row),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (evaluation, target) REFERENCES assess_targets,
  FOREIGN KEY (plan, indicator) REFERENCES indicators
) STRICT;

-- The figures that an assessment rests on, each once.
CREATE TABLE used (
  evaluation INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  row INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  year INTEGER NOT NULL,
  stage TEXT,
  value INTEGER NOT NULL,
  value_unit TEXT NOT NULL,
  value_quanta INTEGER NOT NULL,
  kind TEXT NOT NULL,
  line INTEGER,
  source INTEGER,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  PRIMARY KEY (evaluation, row),
  UNIQUE (evaluation, indicator, year),
  FOREIGN KEY (evaluation, plan) REFERENCES evaluation (evaluation, plan),
  FOREIGN KEY (plan, indicator) REFERENCES indicators,
  FOREIGN KEY (plan, source) REFERENCES sources
) STRICT;

-- What is amiss in the year, or ought to be known.
CREATE TABLE assess_findings (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  text_zh TEXT NOT NULL, text_en TEXT NOT NULL,
  pointer TEXT,
  PRIMARY KEY (evaluation, row)
) STRICT;

-- To be read by people: amounts as decimals in the unit beside them. The
-- arithmetic is that of whole numbers, and NULL stays NULL.

CREATE VIEW results AS
SELECT evaluation, plan.id AS plan, scenario, as_of, rules.id AS rule,
  audit_years.year, verdict, audit_years.kind,
  rtrim(rtrim(iif(value < 0, '-', '') || (abs(value) / value_quanta) || '.' ||
    substr(value_quanta + (abs(value) % value_quanta), 2), '0'), '.') AS value,
  rtrim(rtrim(iif(floor < 0, '-', '') || (abs(floor) / value_quanta) || '.' ||
    substr(value_quanta + (abs(floor) % value_quanta), 2), '0'), '.') AS floor,
  rtrim(rtrim(iif(headroom < 0, '-', '') || (abs(headroom) / value_quanta) ||
    '.' || substr(value_quanta + (abs(headroom) % value_quanta), 2), '0'), '.')
    AS headroom,
  value_unit AS unit, partial, projected, unverified, sentence_zh, sentence_en
FROM audit_years
JOIN evaluation USING (evaluation)
JOIN plan ON plan.plan = audit_years.plan
JOIN audit_rules USING (evaluation)
JOIN rules ON rules.plan = audit_years.plan AND rules.row = audit_rules.rule
WHERE audit_rules.row = audit_years.rule;

-- Of each year of `results`: the figures it rests on, and what is missing.
CREATE VIEW results_from AS
WITH figures (evaluation, plan, year, indicator, of, stage, value, unit, kind,
    line, source, unverified) AS (
  SELECT evaluation, plan, year, indicator, of, stage,
    rtrim(rtrim(iif(value < 0, '-', '') || (abs(value) / value_quanta) || '.' ||
      substr(value_quanta + (abs(value) % value_quanta), 2), '0'), '.'),
    value_unit, kind, line, source, unverified
  FROM audit_inputs
  UNION ALL
  SELECT evaluation, plan, year, indicator, of, NULL, NULL, NULL, 'unknown',
    NULL, NULL, NULL
  FROM audit_missing)
SELECT figures.evaluation, rules.id AS rule, audit_years.year,
  indicators.id AS indicator, of, figures.stage, figures.value, figures.unit,
  figures.kind, figures.unverified, figures.line, sources.title AS source,
  plan.sha256
FROM figures
JOIN plan ON plan.plan = figures.plan
JOIN audit_years ON audit_years.evaluation = figures.evaluation
  AND audit_years.row = figures.year
JOIN audit_rules ON audit_rules.evaluation = figures.evaluation
  AND audit_rules.row = audit_years.rule
JOIN rules ON rules.plan = figures.plan AND rules.row = audit_rules.rule
JOIN indicators ON indicators.plan = figures.plan
  AND indicators.row = figures.indicator
LEFT JOIN sources ON sources.plan = figures.plan
  AND sources.row = figures.source;

-- Of each target: the figures used of its indicator, of that of its bound, and
-- of all that they are derived from; and what is missing.
CREATE VIEW targets_from AS
WITH RECURSIVE of (plan, target, indicator) AS (
  SELECT plan, row, indicator FROM targets
  UNION
  SELECT plan, row, bound_indicator FROM targets
  WHERE bound_indicator IS NOT NULL
  UNION
  SELECT of.plan, target, input FROM of
  JOIN inputs ON inputs.plan = of.plan AND inputs.indicator = of.indicator),
figures (evaluation, plan, target, indicator, year, stage, value, unit, kind,
    line, source, unverified) AS (
  SELECT assess_targets.evaluation, of.plan, of.target, of.indicator, used.year,
    used.stage, rtrim(rtrim(iif(used.value < 0, '-', '') ||
      (abs(used.value) / used.value_quanta) || '.' || substr(used.value_quanta +
      (abs(used.value) % used.value_quanta), 2), '0'), '.'),
    used.value_unit, used.kind, line, source, used.unverified
  FROM assess_targets
  JOIN of ON of.plan = assess_targets.plan AND of.target = assess_targets.target
  JOIN used ON used.evaluation = assess_targets.evaluation
    AND used.indicator = of.indicator
  UNION ALL
  SELECT assess_missing.evaluation, assess_missing.plan, assess_targets.target,
    indicator, assess_missing.of, NULL, NULL, NULL, 'unknown', NULL, NULL, NULL
  FROM assess_missing
  JOIN assess_targets ON assess_targets.evaluation = assess_missing.evaluation
    AND assess_targets.row = assess_missing.target)
SELECT figures.evaluation, targets.id AS target, indicators.id AS indicator,
  year, stage, value, figures.unit, kind, unverified, figures.line,
  sources.title AS source, sha256
FROM figures
JOIN plan ON plan.plan = figures.plan
JOIN targets ON targets.plan = figures.plan AND targets.row = figures.target
JOIN indicators ON indicators.plan = figures.plan
  AND indicators.row = figures.indicator
LEFT JOIN sources ON sources.plan = figures.plan
  AND sources.row = figures.source;
