#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Audits in PostgreSQL, on a server of its own that goes with the test.

usage: postgresql.py ROOT BUILD CITY BAD PLAN...
       postgresql.py --lacks      says what is not installed here

The server listens on no port, lives in a temporary folder and, where root
runs this, belongs to the user postgres. Of CITY (tests/data/database) figures
were worked out by hand, BAD is a plan with mistakes, and of each PLAN the
database must say what the audit example says. Prints TAP.
"""
import glob
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from decimal import Decimal

SETTINGS = """
listen_addresses = ''
fsync = off
shared_buffers = 16MB
log_min_messages = fatal
"""
# A worker for every scan, and the leader only gathers.
PARALLEL = """
SET force_parallel_mode = on; SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2; SET parallel_leader_participation = off;
"""
SERIAL = "SET max_parallel_workers_per_gather = 0;"


def versions():
    """Folders of PostgreSQL that have PL/Python, the newest last."""
    found = [name.split("/")[4] for name in glob.glob(
        "/usr/share/postgresql/*/extension/plpython3u.control")]
    return sorted((n for n in found if os.path.exists(
        "/usr/lib/postgresql/%s/bin/initdb" % n)), key=int)


def lacking():
    if not versions():
        return "PostgreSQL (Debian: postgresql postgresql-plpython3-15)"
    # The server's Python is the system's.
    if subprocess.run(["/usr/bin/python3", "-c", "import cffi"], check=False,
                      stderr=subprocess.DEVNULL).returncode != 0:
        return "cffi (Debian: python3-cffi)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "runuser (Debian: util-linux)"
    return ""


class Server:
    """Its folder is also a place where libkjplan is installed."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = "/usr/lib/postgresql/%s/bin" % versions()[-1]
        self.under = (["runuser", "-u", "postgres", "--"]
                      if os.geteuid() == 0 else [])
        self.environment = dict(
            os.environ, LC_ALL="C.UTF-8", LD_LIBRARY_PATH=folder + "/lib",
            PYTHONPATH=folder + "/python", PGHOST=folder, PGDATABASE="postgres",
            HOME=folder)

    def command(self, program, *arguments):
        return [*self.under, self.bin + "/" + program, *arguments]

    def install(self):
        for name, where in ((BUILD + "/lib/libkjplan.so.0", "lib"),
                            (BUILD + "/include/kjplan.cdef", "share/kjplan"),
                            (ROOT + "/examples/python/kjplan.py", "python")):
            target = os.path.join(self.folder, where)
            os.makedirs(target, exist_ok=True)
            shutil.copy(name, target)
        if self.under:
            shutil.chown(self.folder, "postgres")

    def start(self):
        data = self.folder + "/data"
        subprocess.run(self.command("initdb", "-D", data, "-E", "UTF8", "-A",
                                    "peer", "--no-sync"), check=True,
                       env=self.environment, stdout=subprocess.DEVNULL,
                       cwd=self.folder)
        with open(data + "/postgresql.conf", "a", encoding="utf-8") as file:
            file.write(SETTINGS)
        subprocess.run(self.command(
            "pg_ctl", "-D", data, "-l", self.folder + "/log", "-w", "-o",
            "-k " + self.folder, "start"), check=True, env=self.environment,
            stdout=subprocess.DEVNULL, cwd=self.folder)

    def stop(self):
        subprocess.run(self.command("pg_ctl", "-D", self.folder + "/data", "-m",
                                    "immediate", "-w", "stop"), check=False,
                       env=self.environment, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, cwd=self.folder)

    def psql(self, script):
        return subprocess.run(
            self.command("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-v",
                         "VERBOSITY=verbose"), input=script, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
            env=self.environment, cwd=self.folder)

    def do(self, script):
        done = self.psql(script)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, query, settings=""):
        """As mappings; numbers are exact."""
        said = self.do("%s SELECT coalesce(json_agg(r), '[]') FROM (%s) AS r" %
                       (settings, query))
        return json.loads(said, parse_float=Decimal, parse_int=Decimal)

    def refused(self, query, settings=""):
        done = self.psql(settings + query)
        assert done.returncode != 0, query
        assert "ERROR:  22023: " in done.stderr, done.stderr
        return done.stderr


CAUGHT = """
CREATE FUNCTION caught(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
BEGIN
  EXECUTE query;
  RETURN 'no error';
EXCEPTION WHEN invalid_parameter_value THEN
  GET STACKED DIAGNOSTICS said = PG_EXCEPTION_DETAIL;
  RETURN concat(SQLERRM, chr(10), said);
END $$;
"""


def assert_refused(server, function, cases):
    """Each with SQLSTATE 22023 and a text that has `says` in it."""
    queries = ["caught(%s)" % quoted("SELECT * FROM %s(%s)" % (function, each))
               for each, _ in cases]
    said = server.rows("SELECT ARRAY[%s] AS said" % ", ".join(queries))
    for (arguments, says), each in zip(cases, said[0]["said"]):
        assert says in each and each != "no error", (arguments, each)


def quoted(text):
    tag = "$k%d$" % text.count("$k")
    return tag + text + tag


def read(file):
    return pathlib.Path(file).read_text(encoding="utf-8")


def number(text):
    return None if text is None else Decimal(text)


def said_by_audit(file, *options):
    """As rows of kjplan_audit, but for the name of growth."""
    done = subprocess.run([AUDIT, "--json", *options, file], encoding="utf-8",
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True)
    amounts = ("value", "one_off", "base", "floor", "headroom", "growth")
    same = ("year", "verdict", "kind", "partial", "projected", "unverified",
            "unwaived", "binding", "sentence")
    return [dict({name: year[name] for name in same},
                 **{name: number(year[name]) for name in amounts},
                 rule=rule["rule"], unit=rule["unit"],
                 missing=["%s %d" % (each["indicator"], each["year"])
                          for each in year["missing"]])
            for rule in json.loads(done.stdout)["rules"]
            for year in rule["years"]]


def without(rows, *names):
    return [{name: cell for name, cell in row.items() if name not in names}
            for row in rows]


def assert_same(rows, said):
    """Of growth JSON has four decimals."""
    growths = [(row.get("growth_percent"), year.pop("growth"))
               for row, year in zip(rows, said)]
    assert without(rows, "city", "growth_percent") == said
    for exact, shown in growths:
        assert (exact is None) == (shown is None)
        assert exact is None or abs(exact - shown) <= Decimal("0.000051")


def figures_are_those_worked_out_by_hand(server):
    rows = server.rows("SELECT * FROM kjplan_audit(%s)" % quoted(read(CITY)))
    assert [(row["year"], row["value"], row["floor"], row["headroom"],
             row["unit"], row["verdict"], row["partial"], row["binding"],
             row["missing"]) for row in rows] == [
        (2022, Decimal("1.2"), Decimal("1.0500000001"),
         Decimal("0.1499999999"), "亿元", "holds", False, ["outpace:revenue"],
         []),
        (2023, Decimal("1.25"), Decimal("1.2800000001"),
         Decimal("-0.0300000001"), "亿元", "broken", False,
         ["outpace:revenue"], []),
        (2024, None, Decimal("1.25"), None, "亿元", "not_assessable", True,
         ["not_below_previous"], ["st 2024", "revenue 2024"])]
    types = server.do("SELECT pg_typeof(floor), pg_typeof(year), "
                      "pg_typeof(projected) FROM kjplan_audit(%s) LIMIT 1" %
                      quoted(read(CITY)))
    assert types == "numeric|integer|boolean\n"


def the_database_says_what_the_audit_says(server):
    for plan, language in zip([CITY, CITY] + PLANS, ("zh", "en") * 9):
        rows = server.rows(
            "SELECT * FROM kjplan_audit(%s, options => '{\"language\": "
            "\"%s\"}')" % (quoted(read(plan)), language))
        assert_same(rows, said_by_audit(plan, "--lang", language))


def a_rule_a_scenario_and_a_cut_off_can_be_asked_for(server):
    text = quoted(read(CITY))
    assert server.rows("SELECT floor, partial, projected FROM kjplan_audit(%s, "
                       "'rigid', '{\"scenario\": \"high\"}') WHERE year = 2024"
                       % text) == [{"floor": Decimal("1.3750000001"),
                                    "partial": False, "projected": True}]
    assert server.rows("SELECT value, missing FROM kjplan_audit(%s, NULL, "
                       "'{\"as_of\": \"2024-01-01\"}') WHERE year = 2023" % text
                       ) == [{"value": None, "missing": ["st 2023"]}]


def a_wrong_plan_is_an_error_with_every_diagnostic(server):
    lines = subprocess.run(
        [CHECK, BAD], encoding="utf-8", stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, check=False).stderr.splitlines()
    assert len(lines) >= 10
    for settings in (SERIAL, PARALLEL):
        said = server.refused("SELECT * FROM kjplan_audit(%s)" %
                              quoted(read(BAD)), settings)
        assert "DETAIL:  plan:" in said
        assert ("CONTEXT:" in said and "parallel worker" in said) == (
            settings == PARALLEL)
        for line in lines:
            assert line.replace(BAD + ":", "plan:", 1) in said, line


def wrong_arguments_are_errors(server):
    text = quoted(read(CITY))
    assert_refused(server, "kjplan_audit", (
            ("%s, 'no-such-rule'" % text, "no-such-rule"),
            ("%s, 'x'' OR true --'" % text, "rule"),
            ("%s, NULL, '{\"scenario\": \"none\"}'" % text, "none"),
            ("%s, NULL, '{\"as_of\": 20240101}'" % text, "20240101"),
            ("%s, NULL, '{\"as_of\": [1]}'" % text, "as-of"),
            ("%s, NULL, '{\"asof\": \"2024-01-01\"}'" % text, "asof"),
            ("%s, NULL, '{\"language\": \"fr\"}'" % text, "fr"),
            ("%s, NULL, '[1]'" % text, "option"),
            ("%s, NULL, '3'" % text, "option"),
            ("''", "plan"), ("NULL", "plan is NULL")))


BUDGET = """
CREATE TABLE budget (city text NOT NULL, year integer NOT NULL, amount numeric,
                     reference numeric, PRIMARY KEY (city, year));
INSERT INTO budget VALUES
  ('某''市"; DROP TABLE budget; --', 2021, 100000000, 10000000000),
  ('某''市"; DROP TABLE budget; --', 2022, 120000000, 10500000000),
  ('某''市"; DROP TABLE budget; --', 2023, 125000000, 11200000000),
  ('某''市"; DROP TABLE budget; --', 2024, NULL, NULL);
INSERT INTO budget
  SELECT '市 ' || city, year,
    CASE WHEN (city * year) % 11 <> 0 THEN
      round((1000000 + city * 7919 % 900) * (1 + (year - 2015) * 0.07)
            + (city * year * 31) % 40000, 2) END,
    CASE WHEN (city + year) % 13 <> 0 THEN
      50000000 + (year - 2015) * 3333333.33 + city END
  FROM generate_series(1, 50) AS city, generate_series(2015, 2024) AS year;
CREATE MATERIALIZED VIEW series AS
  SELECT city, array_agg(year) AS years, array_agg(amount) AS amounts,
         array_agg(reference) AS reference FROM budget GROUP BY city;
CREATE VIEW audits AS
  SELECT city, audit.* FROM series,
    kjplan_audit_rows(city, years, amounts, reference) AS audit;
ANALYZE;
"""
AUDITS = "SELECT * FROM audits"


def rows_of_a_table_are_audited_exactly(server):
    server.do(BUDGET)
    rows = server.rows("SELECT * FROM audits WHERE city LIKE '某%' "
                       "ORDER BY year")
    # Yuan: the figures of CITY times 10^8, and a first year without a base.
    assert [(row["year"], row["value"], row["floor"], row["headroom"],
             row["unit"], row["verdict"]) for row in rows] == [
        (2021, Decimal(100000000), None, None, "元", "not_assessable"),
        (2022, Decimal(120000000), Decimal("105000000.01"),
         Decimal("14999999.99"), "元", "holds"),
        (2023, Decimal(125000000), Decimal("128000000.01"),
         Decimal("-3000000.01"), "元", "broken"),
        (2024, None, Decimal(125000000), None, "元", "not_assessable")]
    assert rows[3]["missing"] == ["amount 2024", "reference 2024"]


def rows_say_what_the_audit_says(server):
    texts = server.rows("""SELECT city, kjplan_plan(city, array_agg(year),
        array_agg(amount), array_agg(reference)) AS plan FROM budget
        GROUP BY city ORDER BY city COLLATE "C" LIMIT 15""")
    held = server.rows(AUDITS)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8"
                                     ) as file:
        for each in texts:
            file.seek(0)
            file.truncate()
            file.write(each["plan"])
            file.flush()
            rows = sorted((row for row in held if row["city"] == each["city"]),
                          key=lambda row: row["year"])
            assert_same(rows, said_by_audit(file.name))


def workers_launched(server, query):
    """By each Gather that has an audit below it."""
    plan = json.loads(server.do(PARALLEL + "EXPLAIN (ANALYZE, FORMAT JSON) " +
                                query))[0]["Plan"]
    found, todo = [], [plan]
    while todo:
        node = todo.pop()
        if "Workers Launched" in node and "kjplan_audit" in json.dumps(node):
            found.append(node["Workers Launched"])
        todo += node.get("Plans", [])
    return sum(found)


def workers_say_what_the_leader_says(server):
    server.do("CREATE TABLE plans (name text, plan text)")
    for plan in [CITY] + PLANS:
        server.do("INSERT INTO plans VALUES (%s, %s)" % (
            quoted(os.path.basename(plan)), quoted(read(plan))))
    for query in (AUDITS, "SELECT name, audit.* FROM plans, "
                  "kjplan_audit(plan) AS audit"):
        launched = workers_launched(server, query)
        assert launched >= 1, query
        print("# %d workers" % launched)
        serial, parallel = (sorted(server.rows(query, how), key=str)
                            for how in (SERIAL, PARALLEL))
        assert len(serial) > 10 and parallel == serial


def rows_that_make_no_plan_are_errors(server):
    assert_refused(server, "kjplan_audit_rows", [("'t', " + a, b) for a, b in (
            ("ARRAY[2022, 2022], ARRAY[1, 2], ARRAY[1, 2]", "twice"),
            ("ARRAY[2022], ARRAY[1, 2], ARRAY[1]", "2 amounts"),
            ("ARRAY[NULL::int], ARRAY[1], ARRAY[1]", "no year is NULL"),
            ("NULL, ARRAY[1], ARRAY[1]", "wanted"),
            ("ARRAY[]::int[], ARRAY[]::numeric[], ARRAY[]::numeric[]",
             "wanted"),
            ("ARRAY[2022], ARRAY[0.001], ARRAY[1]", "0.001"),
            ("ARRAY[2022], ARRAY['NaN'::numeric], ARRAY[1]", "NaN"),
            ("ARRAY[2022], ARRAY['Infinity'::numeric], ARRAY[1]", "Infinity"),
            ("ARRAY[2022], ARRAY[-1], ARRAY[1]", "-1"),
            ("ARRAY[2022], ARRAY[1e17], ARRAY[1]", "100000000000000000"),
            ("ARRAY[1022], ARRAY[1], ARRAY[1]", "1022"),
            ("ARRAY[2022], ARRAY[1], ARRAY[1], '[{\"grow\": {}}]'", "grow"),
            ("ARRAY[2022], ARRAY[1], ARRAY[1], 'null'", "None"))])
    assert server.rows("SELECT verdict, missing FROM kjplan_audit_rows('t', "
                       "ARRAY[2022], ARRAY[NULL::numeric], ARRAY[NULL::numeric])"
                       )[0]["verdict"] == "not_assessable"


def samples_of_the_page_are_so(server):
    """SQL in doc/database.md, and what psql shows for it below."""
    samples = re.findall(r"^```sql\n(.*?)^```\n+```text\n(.*?)^```$",
                         read(ROOT + "/doc/database.md"), re.M | re.S)
    assert samples
    for script, shown in samples:
        said = server.do("\\pset format aligned\n\\t off\n"
                         "BEGIN; CREATE SCHEMA page; SET LOCAL search_path = "
                         "page, public;\n%s\nROLLBACK;" % script)
        # Headings are padded to the right.
        assert [line.rstrip() for line in said.splitlines()] == (
            shown.splitlines() + [""]), said


TESTS = (
    figures_are_those_worked_out_by_hand,
    the_database_says_what_the_audit_says,
    a_rule_a_scenario_and_a_cut_off_can_be_asked_for,
    a_wrong_plan_is_an_error_with_every_diagnostic,
    wrong_arguments_are_errors,
    rows_of_a_table_are_audited_exactly,
    rows_say_what_the_audit_says,
    workers_say_what_the_leader_says,
    rows_that_make_no_plan_are_errors,
    samples_of_the_page_are_so,
)


def run(server):
    wrong = 0
    server.do(read(ROOT + "/examples/postgresql/kjplan.sql") + CAUGHT)
    for number_, test in enumerate(TESTS, 1):
        try:
            test(server)
            said = "ok"
        except Exception as error:  # every test is to be heard
            print("# %s: %s" % (type(error).__name__,
                                str(error).replace("\n", "\n# ")))
            said, wrong = "not ok", wrong + 1
        print(said, number_, "-", test.__name__.replace("_", " "), flush=True)
    return 1 if wrong else 0


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print("1..%d" % len(TESTS), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        server.install()
        try:
            server.start()
            return run(server)
        finally:
            server.stop()


if __name__ == "__main__":
    if sys.argv[1:] == ["--lacks"]:
        print(lacking())
        sys.exit(0)
    ROOT, BUILD, CITY, BAD, *PLANS = map(os.path.abspath, sys.argv[1:])
    CHECK, AUDIT = BUILD + "/examples/check", BUILD + "/examples/audit"
    sys.exit(main())
