#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the archive example keeps in a database, and what nothing can break.

usage: archive.py ARCHIVE AUDIT CITY PLAN...

CITY is tests/data/database/city.yaml, whose figures were worked out by hand;
of each PLAN the archive must say what AUDIT --json says. Prints TAP.
"""
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ARCHIVE, AUDIT, CITY = map(os.path.abspath, sys.argv[1:4])
PLANS = list(map(os.path.abspath, sys.argv[4:]))
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"


def run(*arguments, under=(), **options):
    return subprocess.run([*under, ARCHIVE, *map(str, arguments)],
                          encoding="utf-8", stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, **options)


def archived(*arguments):
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(database, query, *values):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def dump(database):
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def assert_sound(database):
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []


# Fen. 2022: outpace asks for more than 1 x 105 / 100, 2023 for more than
# 1.2 x 112 / 105; 2024 knows no revenue: only the year before is left.
YEARS = [(2022, 12000000000, 10500000001, 0, 1499999999, "holds", 0),
         (2023, 12500000000, 12800000001, 0, -300000001, "broken", 1),
         (2024, None, 12500000000, 1, None, "not_assessable", 1)]
YEARS_SQL = """SELECT year, value, floor, partial, headroom, verdict, unverified
  FROM audit_years WHERE evaluation = ? ORDER BY year"""


def figures_are_those_worked_out_by_hand(folder):
    database = folder / "a.db"
    archived(CITY, database)
    assert rows(database, YEARS_SQL, 1) == YEARS
    assert rows(database, """SELECT name, least, binding FROM audit_clauses
        JOIN audit_years ON audit_years.row = audit_clauses.year
        WHERE audit_years.year = 2023 ORDER BY name""") == [
            ("not_below_previous", 12000000000, 0),
            ("outpace:revenue", 12800000001, 1)]
    assert rows(database, "SELECT year, value, floor, headroom, unit FROM "
                "results ORDER BY year") == [
                    (2022, "1.2", "1.0500000001", "0.1499999999", "亿元"),
                    (2023, "1.25", "1.2800000001", "-0.0300000001", "亿元"),
                    (2024, None, "1.25", None, "亿元")]


def a_result_is_walked_back_to_its_lines(folder):
    database = folder / "a.db"
    archived(CITY, database)
    walk = """SELECT indicator, of, stage, value, kind, unverified, line, source
      FROM results_from WHERE rule = 'rigid' AND year = ? ORDER BY 1, 2"""
    assert rows(database, walk, 2023) == [
        ("revenue", 2022, "final", "105", "observed", 0, 24, None),
        ("revenue", 2023, "final", "112", "observed", 0, 25, None),
        ("st", 2022, "final", "1.2", "observed", 0, 15, "2022 年'决算'报告"),
        ("st", 2023, "final", "1.25", "observed", 1, 17, None)]
    missing = [row for row in rows(database, walk, 2024) if row[3] is None]
    assert missing == [
        ("revenue", 2024, None, None, "unknown", None, None, None),
        ("st", 2024, None, None, "unknown", None, None, None)]


def a_target_is_walked_back_through_what_it_is_derived_from(folder):
    database = folder / "a.db"
    archived("--year", "2023", CITY, database)
    walk = """SELECT indicator, year, stage, value, unverified, line
      FROM targets_from WHERE target = ? AND kind = 'observed' AND year = 2023
      ORDER BY indicator"""
    assert rows(database, walk, "share-2023") == [
        ("revenue", 2023, "final", "112", 0, 25),
        ("st", 2023, "final", "1.25", 1, 17)]
    assert rows(database, walk, "st-2023") == [
        ("st", 2023, "final", "1.25", 1, 17)]
    missing = """SELECT evaluation, target, indicator, year, value
      FROM targets_from WHERE kind = 'unknown' ORDER BY target"""
    assert rows(database, missing) == []
    archived("--year", "2023", "--as-of", "2024-01-01", CITY, database)
    assert rows(database, missing) == [(2, "share-2023", "st", 2023, None),
                                       (2, "st-2023", "st", 2023, None)]


def a_scenario_and_a_cut_off_are_evaluations_of_their_own(folder):
    database = folder / "a.db"
    for options in ([], ["--scenario", "high"], ["--as-of", "2024-01-01"],
                    ["--year", "2023"], ["--year", "2024"]) * 2:
        archived(*options, CITY, database)
    assert rows(database, "SELECT question, year, scenario, as_of FROM "
                "evaluation ORDER BY evaluation") == [
                    ("audit", None, None, None),
                    ("audit", None, "high", None),
                    ("audit", None, None, "2024-01-01"),
                    ("assess", 2023, None, None),
                    ("assess", 2024, None, None)]
    assert rows(database, YEARS_SQL, 1) == YEARS
    # 1.25 x 123.2 / 112, and a fen more.
    assert rows(database, "SELECT year, value, floor, partial, projected FROM "
                "audit_years WHERE evaluation = 2 AND year = 2024") == [
                    (2024, None, 13750000001, 0, 1)]
    assert rows(database, YEARS_SQL, 3)[1] == (
        2023, None, 12800000001, 0, None, "not_assessable", 0)
    # The share is 1.25 / 112 = 1.11607142857 %, in 10^-9 of one.
    assert rows(database, "SELECT verdict, value, bound, distance FROM "
                "assess_targets WHERE evaluation = 4 ORDER BY row") == [
                    ("missed", 12500000000, 13000000000, -500000000),
                    ("missed", 11160714, 12000000, -839286)]
    assert rows(database, "SELECT count(*) FROM plan") == [(1,)]
    assert_sound(database)


def a_second_run_changes_nothing(folder):
    database = folder / "a.db"
    archived(CITY, database)
    archived("--year", "2024", CITY, database)
    before, data = dump(database), database.read_bytes()
    other = folder / "other-name.yaml"
    shutil.copy(CITY, other)
    assert "未作改动" in archived("--lang", "zh", CITY, database)
    assert "nothing changed" in archived("--lang", "en", CITY, database)
    archived("--year", "2024", other, database)
    assert dump(database) == before
    assert database.read_bytes() == data


def a_corrected_plan_is_another_and_the_old_one_stays(folder):
    database, corrected = folder / "a.db", folder / "corrected.yaml"
    archived(CITY, database)
    before = dump(database)
    text = pathlib.Path(CITY).read_text(encoding="utf-8")
    corrected.write_text(text.replace("value: 1.25", "value: 1.29"),
                         encoding="utf-8")
    archived(corrected, database)
    assert set(before) <= set(dump(database))
    assert rows(database, YEARS_SQL, 1) == YEARS
    assert rows(database, YEARS_SQL, 2)[1] == (
        2023, 12900000000, 12800000001, 0, 99999999, "holds", 1)
    assert rows(database, "SELECT count(*), count(DISTINCT sha256) FROM plan"
                ) == [(2, 2)]
    archived(CITY, database)
    assert rows(database, "SELECT count(*) FROM evaluation") == [(2,)]


def hostile_names_are_kept_to_the_letter(folder):
    database = folder / "o'ne\"; DROP TABLE plan; --.db"
    archived(CITY, database)
    assert rows(database, "SELECT title_zh FROM plan") == [
        ("某市'科技'规划\"); DROP TABLE plan; --",)]
    assert rows(database, "SELECT name_zh FROM indicators WHERE id = 'st'"
                ) == [("本级科技支出'\"); DELETE FROM plan; --",)]
    assert run("--scenario", "x' OR 1=1 --", CITY, database).returncode == 2


def names_that_mean_something_to_sqlite_are_files(folder):
    for name in (":memory:", "file:x?mode=memory", "-- .db"):
        done = run(CITY, "./" + name if name[0] == "-" else name, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert rows(folder / name, "SELECT count(*) FROM evaluation") == [(1,)]
    assert run(CITY, "", cwd=folder).returncode == 1


def assert_says_what_the_audit_says(database, plan):
    audit = json.loads(subprocess.run(
        [AUDIT, "--json", "--lang", "en", plan], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True).stdout)
    said = [(rule["rule"], year["year"], year["verdict"], year["kind"],
             year["value"], year["floor"], year["headroom"], year["partial"],
             year["projected"], year["unverified"], year["sentence"])
            for rule in audit["rules"] for year in rule["years"]]
    held = rows(database, """SELECT rule, results.year, verdict, kind, value,
        floor, headroom, partial, projected, unverified,
        sentence_en FROM results JOIN evaluation USING (evaluation)
        JOIN plan ON plan.plan = evaluation.plan
        WHERE sha256 = ? AND question = 'audit'""", audit["plan_sha256"])
    assert sorted(said, key=str) == sorted(held, key=str), plan


def every_plan_is_kept_as_the_audit_has_it(folder):
    """Exactly: no number is REAL, and no column is left out of all plans."""
    database = folder / "a.db"
    for plan in [CITY] + PLANS:
        archived(plan, database)
        assert_says_what_the_audit_says(database, plan)
        archived("--year", "2024", plan, database)
    archived("--scenario", "high", "--as-of", "2024-06-30", CITY, database)
    assert_sound(database)
    assert rows(database, "SELECT name FROM pragma_table_list WHERE NOT strict "
                "AND type = 'table' AND name NOT LIKE 'sqlite%'") == []
    for table, in rows(database, TABLES):
        for column, in rows(database,
                            "SELECT name FROM pragma_table_info(?)", table):
            types = {each for each, in rows(
                database, 'SELECT DISTINCT typeof("%s") FROM "%s"' %
                (column, table))}
            assert "real" not in types and "blob" not in types, (table, column)
            # What nothing fills is a name misspelt.
            assert types - {"null"}, (table, column)


def a_growth_beyond_64_bits_is_kept_as_a_decimal(folder):
    """From one fen to 10^10 fen: 9999999999 times as much more."""
    database, plan = folder / "a.db", folder / "steep.yaml"
    plan.write_text("""kjplan: 1
plan: {id: steep, title: t, years: 2021-2022}
indicators:
  st: {name: st, scope: s, unit: 亿元, values: {2021: 1 分, 2022: 1}}
rules:
  r: {indicator: st, years: 2022-2022, clauses: [{not_below_previous: {}}]}
""", encoding="utf-8")
    archived(plan, database)
    assert rows(database, "SELECT value, floor, growth_decimal FROM audit_years"
                ) == [(10000000000, 1, "999999999900")]


def failed(done, file, zh_or_en):
    """One line, with the file's name first."""
    lines = [line for line in done.stderr.splitlines()
             if line.startswith(str(file) + ": error: ")]
    assert done.returncode == 1, (file, done)
    assert len(lines) == 1 and done.stdout == "", (file, done)
    assert zh_or_en in lines[0], lines


def in_both_languages(file, zh, en, *options, under=()):
    before = file.read_bytes() if file.is_file() else None
    for language, said in (("zh", zh), ("en", en)):
        failed(run("--lang", language, *options, CITY, file, under=under),
               file, said)
    assert (file.read_bytes() if file.is_file() else None) == before


def wrong_databases_are_refused_and_left_alone(folder):
    text = folder / "text.db"
    text.write_text("年份,数值\n" * 500, encoding="utf-8")
    in_both_languages(text, "不是 SQLite 数据库", "not an SQLite database")
    other = folder / "other.db"
    rows(other, "CREATE TABLE plan (x)")
    in_both_languages(other, "其他程序", "another program")
    later = folder / "later.db"
    archived(CITY, later)
    rows(later, "PRAGMA user_version = 2")
    in_both_languages(later, "其他版本", "another program or version")
    in_both_languages(folder, "打不开", "cannot be opened")
    in_both_languages(folder / "no" / "a.db", "打不开", "cannot be opened")
    damaged = folder / "damaged.db"
    archived(CITY, damaged)
    data = bytearray(damaged.read_bytes())
    data[4096:40960] = b"\xff" * (40960 - 4096)
    damaged.write_bytes(data)
    in_both_languages(damaged, "已损坏", "is damaged")


def a_locked_database_is_waited_for_and_then_said(folder):
    database = folder / "a.db"
    archived(CITY, database)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    failed(run("--lang", "zh", CITY, database), database, "其他程序锁定")
    waiting = subprocess.Popen([ARCHIVE, "--year", "2024", CITY, database],
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(0.3)
    holder.execute("COMMIT")
    assert waiting.wait(30) == 0
    holder.close()


def a_read_only_database_is_said_where_there_is_something_new(folder):
    database = folder / "a.db"
    archived(CITY, database)
    database.chmod(0o444)
    under = ()
    if os.access(database, os.W_OK):  # root's rights go beyond the mode
        under = ("setpriv", "--bounding-set=-dac_override",
                 "--inh-caps=-dac_override")
    assert run(CITY, database, under=under).returncode == 0
    in_both_languages(database, "只读", "read-only", "--year", "2024",
                      under=under)


def no_room():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000))


def where_nothing_more_can_be_written_the_old_rows_stay(folder):
    database = folder / "a.db"
    archived(CITY, database)
    before = dump(database)
    failed(run("--lang", "en", PLANS[0], database, preexec_fn=no_room),
           database, "the disk cannot be read or written")
    assert dump(database) == before
    assert_sound(database)


def a_full_disk_is_said(folder):
    """On a disk of 300 KiB of its own, where the system lets us mount one."""
    script = ("mount -t tmpfs -o size=300k none \"$1\" && cd \"$1\" &&"
              " \"$2\" \"$3\" a.db >&2 && head -c 1m /dev/zero >rest;"
              " \"$2\" --lang en \"$4\" a.db; test $? -eq 1 && rm rest &&"
              " \"$2\" \"$4\" a.db")
    mounts = ["unshare", "--mount", "--map-root-user", "--user"]
    if subprocess.run([*mounts, "mount", "-t", "tmpfs", "none", folder],
                      stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("# no disk of its own may be mounted here")
        return
    done = subprocess.run([*mounts, "sh", "-c", script, "-", folder, ARCHIVE,
                           CITY, PLANS[0]], encoding="utf-8", check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr
    assert "a.db: error: the disk is full [" in done.stderr, done.stderr


def wrong_plans_and_wrong_usage_make_no_database(folder):
    database, plan = folder / "a.db", folder / "wrong.yaml"
    plan.write_text("kjplan: 1\nplan: {id: p, title: t, years: 2022-2021}\n",
                    encoding="utf-8")
    assert run(plan, database).returncode == 1
    for arguments in ((CITY,), (CITY, database, "x"), (CITY, database, "--no"),
                      ("--lang", "fr", CITY, database),
                      ("--year", "20x4", CITY, database),
                      ("--year", "1990", CITY, database),
                      ("--scenario", "none", CITY, database),
                      ("--as-of", "2024-13-01", CITY, database)):
        done = run(*arguments)
        assert done.returncode == 2 and done.stderr, arguments
    assert not database.exists()


def large_plan(folder, number):
    """Forty rules over sixty years: a transaction that takes its time."""
    plan = folder / ("large-%d.yaml" % number)
    years = "{%s}" % ", ".join("%d: %d" % (year, year + number)
                               for year in range(1990, 2050))
    lines = ["kjplan: 1", "plan: {id: large, title: t, years: 1991-2049}",
             "indicators:"]
    lines += ["  i%d: {name: n%d, scope: s, unit: 亿元, values: %s}" %
              (i, i, years) for i in range(40)]
    lines += ["rules:"]
    lines += ["  r%d: {indicator: i%d, years: 1991-2049, clauses: "
              "[{not_below_previous: {}}]}" % (i, i) for i in range(40)]
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plan


def counts(database, evaluation):
    return [rows(database, 'SELECT count(*) FROM "%s" WHERE evaluation = ?' %
                 table, evaluation)[0][0]
            for table in ("audit_rules", "audit_years", "audit_clauses",
                          "audit_inputs", "audit_missing", "defaults")]


def a_kill_leaves_each_evaluation_whole_or_absent(folder):
    whole, database = folder / "whole.db", folder / "a.db"
    plans = [large_plan(folder, number) for number in range(8)]
    begun = time.monotonic()
    archived(plans[0], whole)
    longest = time.monotonic() - begun
    expected = counts(whole, 1)
    assert expected[1] == 40 * 59
    chance, torn, journal = random.Random(1), 0, folder / "a.db-journal"
    for plan in plans * 2:
        writer = subprocess.Popen([ARCHIVE, plan, database],
                                  stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 1.1 * longest))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        torn += journal.exists() and journal.stat().st_size > 0
        if database.exists() and rows(database, TABLES):
            assert_sound(database)
            for each, in rows(database, "SELECT evaluation FROM evaluation"):
                assert counts(database, each) == expected
            assert rows(database, "SELECT count(*) FROM plan WHERE plan NOT IN "
                        "(SELECT plan FROM evaluation)") == [(0,)]
    assert torn > 0, "no kill came in the middle of a transaction"
    print("# %d kills of 16 came in the middle" % torn)
    for plan in plans:
        archived(plan, database)
    assert rows(database, "SELECT count(*) FROM evaluation") == [(8,)]
    assert_sound(database)


def many_at_once_are_one_evaluation_each(folder):
    database = folder / "a.db"
    writers = [subprocess.Popen([ARCHIVE, *options, CITY, database],
                                stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)
               for options in ([], ["--year", "2024"]) * 4]
    assert [writer.wait(60) for writer in writers] == [0] * 8
    assert rows(database, "SELECT count(*) FROM evaluation") == [(2,)]
    assert rows(database, "SELECT count(*) FROM plan") == [(1,)]
    assert_sound(database)


TESTS = (
    figures_are_those_worked_out_by_hand,
    a_result_is_walked_back_to_its_lines,
    a_target_is_walked_back_through_what_it_is_derived_from,
    a_scenario_and_a_cut_off_are_evaluations_of_their_own,
    a_second_run_changes_nothing,
    a_corrected_plan_is_another_and_the_old_one_stays,
    hostile_names_are_kept_to_the_letter,
    names_that_mean_something_to_sqlite_are_files,
    every_plan_is_kept_as_the_audit_has_it,
    a_growth_beyond_64_bits_is_kept_as_a_decimal,
    wrong_databases_are_refused_and_left_alone,
    a_locked_database_is_waited_for_and_then_said,
    a_read_only_database_is_said_where_there_is_something_new,
    where_nothing_more_can_be_written_the_old_rows_stay,
    a_full_disk_is_said,
    wrong_plans_and_wrong_usage_make_no_database,
    a_kill_leaves_each_evaluation_whole_or_absent,
    many_at_once_are_one_evaluation_each,
)


def main():
    wrong = 0
    print("1..%d" % len(TESTS))
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
                said = "ok"
            except Exception as error:  # every test is to be heard
                print("# %s: %r" % (type(error).__name__, error))
                said, wrong = "not ok", wrong + 1
        print(said, number, "-", test.__name__.replace("_", " "))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
