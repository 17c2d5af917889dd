/* SPDX-License-Identifier: MIT */
/* examples/archive.c - keeps the observations of a plan, and what follows from
 * them, in a database (SQLite), for ever and each once.
 *
 *   archive plan.yaml evaluations.db
 *   archive --year 2024 --as-of 2025-03-31 plan.yaml evaluations.db
 *
 * The tables are those of archive.sql, as a string: `sed -f quote.sed
 * archive.sql > archive-sql.h`. What was archived before is found again and not
 * touched: the same bytes of the plan, options and library are the same
 * evaluation.
 *
 * Exit status: 0 it is archived; 1 the plan has errors, or the database cannot
 * be written, printed to stderr, and nothing was changed; 2 wrong usage.
 */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>
#include <sqlite3.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_answer, kjp_answer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_options, kjp_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3_stmt, sqlite3_finalize)

enum { ARCHIVED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2 };
enum { TABLES = 100 };        /* their numbers are below */
enum { EMPTY = 1, OURS = 2 }; /* of databases; any other is left alone */

static const char schema[] =
#include "archive-sql.h"
    ;

static char *lang;
static char *year;
static char *scenario;
static char *as_of;

static const GOptionEntry entries[] = {
    {"year", 0, 0, G_OPTION_ARG_STRING, &year,
     "assess the targets in this year, too", "Y"},
    {"scenario", 0, 0, G_OPTION_ARG_STRING, &scenario,
     "what is assumed for years to come", "ID"},
    {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
     "see nothing that became known later", "YYYY-MM-DD"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* A transaction. The first failure stands, and nothing is done after it. */
struct archive {
  sqlite3 *database;
  sqlite3_stmt *statement; /* the one that is being filled in */
  const kjp_answer *answer;
  sqlite3_int64 plan;       /* 0: not there yet */
  sqlite3_int64 evaluation; /* likewise */
  int failure;
};

/* Leaves the plan's file in argv[1], the database's in argv[2]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN DATABASE");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(
      context, "Keeps the observations of a plan, and what follows from them, "
               "in a database.");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "archive: %s\n", error->message);
  else if (*argc != 3)
    fputs("archive: one plan and one database are wanted; see --help\n",
          stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("archive: --lang is zh or en\n", stderr);
  else
    return TRUE;
  return FALSE;
}

/* What was asked for, else the language of the plan or of what is wrong. */
static int32_t
choose_language(const kjp_plan *plan, const kjp_error *error)
{
  if (lang != NULL)
    return strcmp(lang, "zh") == 0 ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN;
  return plan != NULL ? kjp_plan_language(plan) : kjp_error_language(error);
}

static void
print_findings(const kjp_table *findings, int32_t language)
{
  g_autoptr(kjp_text) text = NULL;

  if (kjp_findings_to_text(findings, language, &text, NULL) == KJP_OK)
    fputs(kjp_text_data(text), stderr);
  else
    fputs("archive: memory is out\n", stderr);
}

/* One line: the file, what is wrong, and SQLite's number for it. */
static void
print_failure(const char *file, sqlite3 *database, int failure,
              int32_t language)
{
  static const struct {
    int code;
    const char *zh;
    const char *en;
  } sayings[] = {
      {SQLITE_BUSY, "数据库被其他程序锁定", "locked by another program"},
      {SQLITE_READONLY, "数据库只读", "the database is read-only"},
      {SQLITE_NOTADB, "不是 SQLite 数据库", "not an SQLite database"},
      {SQLITE_MISMATCH, "是其他程序或其他版本的数据库",
       "a database of another program or version"},
      {SQLITE_CORRUPT, "数据库已损坏", "the database is damaged"},
      {SQLITE_FULL, "磁盘已满", "the disk is full"},
      {SQLITE_IOERR, "磁盘读写出错", "the disk cannot be read or written"},
      {SQLITE_CANTOPEN, "文件打不开", "the file cannot be opened"},
      {SQLITE_TOOBIG, "有数额超出 64 位整数", "an amount is beyond 64 bits"}};
  const char *said = sqlite3_errmsg(database);

  for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++) {
    if (sayings[i].code == (failure & 0xff))
      said = language == KJP_LANGUAGE_ZH ? sayings[i].zh : sayings[i].en;
  }
  fprintf(stderr, "%s: error: %s [sqlite-%d]\n", file, said, failure);
}

/* NULL stands for the default. */
static kjp_status
set_options(kjp_options *options, kjp_error **error)
{
  const struct {
    const char *name;
    const char *value;
  } wanted[] = {{"year", year}, {"scenario", scenario}, {"as-of", as_of}};
  kjp_status status = KJP_OK;

  for (size_t i = 0; i < G_N_ELEMENTS(wanted) && status == KJP_OK; i++)
    status = kjp_options_set(options, wanted[i].name, wanted[i].value, error);
  return status;
}

static void
note(struct archive *archive, int status)
{
  if (archive->failure == SQLITE_OK)
    archive->failure = status;
}

static void
execute(struct archive *archive, const char *sql)
{
  if (archive->failure == SQLITE_OK)
    note(archive, sqlite3_exec(archive->database, sql, NULL, NULL, NULL));
}

/* 0 where the statement does not ask for it. */
static int
find_parameter(const struct archive *archive, const char *name,
               const char *suffix)
{
  g_autofree char *parameter = g_strconcat(":", name, suffix, NULL);

  return sqlite3_bind_parameter_index(archive->statement, parameter);
}

static void
bind_text(struct archive *archive, const char *name, const char *suffix,
          const char *text)
{
  int place = find_parameter(archive, name, suffix);

  if (place != 0)
    note(archive, sqlite3_bind_text(archive->statement, place, text, -1,
                                    SQLITE_TRANSIENT));
}

static void
bind_int(struct archive *archive, const char *name, const char *suffix,
         sqlite3_int64 number)
{
  int place = find_parameter(archive, name, suffix);

  if (place != 0)
    note(archive, sqlite3_bind_int64(archive->statement, place, number));
}

/* As quanta, with its unit, and as a decimal in it; each where it is wanted.
 * Quanta that are known and do not fit must not become NULL. */
static void
bind_amount(struct archive *archive, const kjp_table *table, int32_t row,
            int32_t column)
{
  const char *name = kjp_table_column_name(table, column);
  g_autoptr(kjp_text) text = NULL;
  int64_t quanta = 0;
  gboolean fits = kjp_table_amount(table, row, column, &quanta) == 1;

  if (kjp_table_format(table, row, column, NULL, KJP_NONE, &text, NULL) !=
          KJP_OK ||
      (text != NULL && !fits && find_parameter(archive, name, "") != 0))
    note(archive, SQLITE_TOOBIG);
  else if (fits)
    bind_int(archive, name, "", quanta);
  else
    bind_text(archive, name, "", NULL);
  bind_text(archive, name, "_decimal", kjp_text_data(text));
  bind_text(archive, name, "_unit", kjp_table_unit(table, row, column));
  bind_int(archive, name, "_quanta", kjp_table_unit_quanta(table, row, column));
}

static void
bind_cell(struct archive *archive, const kjp_table *table, int32_t row,
          int32_t column)
{
  const char *name = kjp_table_column_name(table, column);
  int32_t type = kjp_table_column_type(table, column);
  int32_t number = kjp_table_int(table, row, column);

  if (type == KJP_TYPE_AMOUNT)
    bind_amount(archive, table, row, column);
  else if (type == KJP_TYPE_TEXT || type == KJP_TYPE_WORD)
    bind_text(archive, name, "", kjp_table_text(table, row, column));
  else if (number == KJP_NONE)
    bind_text(archive, name, "", NULL);
  else
    bind_int(archive, name, "", number);
}

/* What a plan and an evaluation of it are known by. */
static void
bind_identity(struct archive *archive)
{
  static const int32_t columns[] = {KJP_ANSWER_QUESTION, KJP_ANSWER_LIBRARY,
                                    KJP_ANSWER_SHA256, KJP_ANSWER_SCENARIO,
                                    KJP_ANSWER_AS_OF};
  const kjp_table *answer = kjp_answer_table(archive->answer, KJP_ANSWER);
  const kjp_table *assess = kjp_answer_table(archive->answer, KJP_ASSESS);

  for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
    bind_cell(archive, answer, 0, columns[i]);
  if (assess != NULL)
    bind_cell(archive, assess, 0, KJP_ASSESS_YEAR);
  if (archive->plan != 0)
    bind_int(archive, "plan", "", archive->plan);
  if (archive->evaluation != 0)
    bind_int(archive, "evaluation", "", archive->evaluation);
}

/* Only the question's main table has sentences. */
static void
bind_sentence(struct archive *archive, const kjp_table *table, int32_t row,
              int32_t language)
{
  g_autoptr(kjp_text) text = NULL;
  int32_t main_table = year == NULL ? KJP_AUDIT_YEARS : KJP_ASSESS_TARGETS;

  if (kjp_table_kind(table) != main_table)
    return;
  if (kjp_answer_sentence(archive->answer, row, language, &text, NULL) !=
      KJP_OK)
    note(archive, SQLITE_TOOBIG);
  bind_text(archive, "sentence", language == KJP_LANGUAGE_ZH ? "_zh" : "_en",
            kjp_text_data(text));
}

/* The text of the first column of the first row; NULL where there is none. */
static char *
select_text(struct archive *archive, const char *sql, const char *table)
{
  g_autoptr(sqlite3_stmt) statement = NULL;
  char *text = NULL;

  if (archive->failure != SQLITE_OK)
    return NULL;
  note(archive,
       sqlite3_prepare_v2(archive->database, sql, -1, &statement, NULL));
  archive->statement = statement;
  bind_identity(archive);
  bind_text(archive, "table", "", table);
  if (sqlite3_step(statement) == SQLITE_ROW)
    text = g_strdup((const char *)sqlite3_column_text(statement, 0));
  note(archive, sqlite3_reset(statement));
  return text;
}

/* A number from 1; 0 where there is none. */
static sqlite3_int64
select_int(struct archive *archive, const char *sql)
{
  g_autofree char *text = select_text(archive, sql, NULL);

  return text == NULL ? 0 : g_ascii_strtoll(text, NULL, 10);
}

static void
insert_row(struct archive *archive, const kjp_table *table, int32_t row)
{
  bind_identity(archive);
  bind_int(archive, "row", "", row);
  for (int32_t i = 0; i < kjp_table_column_count(table); i++)
    bind_cell(archive, table, row, kjp_table_column(table, i));
  bind_sentence(archive, table, row, KJP_LANGUAGE_ZH);
  bind_sentence(archive, table, row, KJP_LANGUAGE_EN);
  if (archive->failure != SQLITE_OK)
    return;
  (void)sqlite3_step(archive->statement);
  note(archive, sqlite3_reset(archive->statement));
}

/* The columns are those of the schema, and each is a parameter of its name; a
 * table that it has not is not kept. */
static void
insert_table(struct archive *archive, const kjp_table *table)
{
  g_autoptr(sqlite3_stmt) statement = NULL;
  g_autofree char *sql = select_text(
      archive,
      "SELECT printf('INSERT INTO \"%w\" (%s) VALUES (%s)', :table,"
      " group_concat(printf('\"%w\"', name)), group_concat(':' || name))"
      " FROM pragma_table_info(:table) HAVING count(*) > 0",
      kjp_table_name(table));

  if (sql == NULL)
    return;
  note(archive,
       sqlite3_prepare_v2(archive->database, sql, -1, &statement, NULL));
  archive->statement = statement;
  for (int32_t row = 0;
       row < kjp_table_count(table) && archive->failure == SQLITE_OK; row++)
    insert_row(archive, table, row);
}

/* A database that holds anything else is left alone. */
static void
want_schema(struct archive *archive)
{
  sqlite3_int64 state = select_int(
      archive, "SELECT iif(application_id = 1802137708 AND user_version = 1, 2,"
               " application_id = 0 AND user_version = 0"
               " AND NOT EXISTS (SELECT * FROM sqlite_schema))"
               " FROM pragma_application_id, pragma_user_version");

  if (state == EMPTY)
    execute(archive, schema);
  else if (state != OURS)
    note(archive, SQLITE_MISMATCH);
}

static void
add_plan(struct archive *archive)
{
  static const char known[] =
      "SELECT plan FROM plan WHERE sha256 = :sha256 AND library = :library";
  const kjp_plan *plan = kjp_answer_plan(archive->answer);

  archive->plan = select_int(archive, known);
  if (archive->plan != 0)
    return;
  insert_table(archive, kjp_plan_table(plan, KJP_PLAN));
  archive->plan = select_int(archive, known);
  for (int32_t table = KJP_PLAN + 1; table < TABLES; table++)
    insert_table(archive, kjp_plan_table(plan, table));
}

/* TRUE where it was not there before. */
static gboolean
add_evaluation(struct archive *archive)
{
  static const char known[] =
      "SELECT evaluation FROM evaluation WHERE plan = :plan AND year IS :year"
      " AND scenario IS :scenario AND as_of IS :as_of";

  archive->evaluation = select_int(archive, known);
  if (archive->evaluation != 0)
    return FALSE;
  (void)select_int(archive,
                   "INSERT INTO evaluation (plan, question, year, scenario,"
                   " as_of) VALUES (:plan, :question, :year, :scenario,"
                   " :as_of)");
  archive->evaluation = select_int(archive, known);
  for (int32_t table = KJP_DEFAULTS; table < TABLES; table++)
    insert_table(archive, kjp_answer_table(archive->answer, table));
  return TRUE;
}

static void
print_result(const char *file, const struct archive *archive, gboolean is_new,
             int32_t language)
{
  long long number = archive->evaluation;

  if (language == KJP_LANGUAGE_ZH)
    printf("%s：评估 %lld，%s。\n", file, number,
           is_new ? "已存入" : "已有，未作改动");
  else
    printf("%s: evaluation %lld, %s.\n", file, number,
           is_new ? "archived" : "already there, nothing changed");
}

/* A name such as ":memory:" or "" must not be a database that goes away. */
static int
archive_answer(const kjp_answer *answer, const char *file, int32_t language)
{
  g_autofree char *path = g_canonicalize_filename(file, NULL);
  g_autoptr(sqlite3) database = NULL;
  struct archive archive = {.answer = answer};
  gboolean is_new;

  note(&archive,
       sqlite3_open_v2(path, &database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL));
  archive.database = database;
  execute(&archive, "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;"
                    " BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON");
  want_schema(&archive);
  add_plan(&archive);
  is_new = add_evaluation(&archive);
  execute(&archive, "COMMIT");
  if (archive.failure != SQLITE_OK) {
    print_failure(file, database, archive.failure, language);
    return HAS_ERRORS;
  }
  print_result(file, &archive, is_new, language);
  return fflush(stdout) == 0 ? ARCHIVED : HAS_ERRORS;
}

int
main(int argc, char **argv)
{
  g_autoptr(kjp_options) options = kjp_options_new();
  g_autoptr(kjp_plan) plan = NULL;
  g_autoptr(kjp_answer) answer = NULL;
  g_autoptr(kjp_error) error = NULL;
  int32_t language;
  kjp_status status;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  status = set_options(options, &error);
  if (status == KJP_OK)
    status = kjp_plan_load(argv[1], options, &plan, &error);
  language = choose_language(plan, error);
  if (plan != NULL)
    print_findings(kjp_plan_table(plan, KJP_FINDINGS), language);
  if (status == KJP_OK)
    status = year == NULL ? kjp_audit_run(plan, options, &answer, &error)
                          : kjp_assess_run(plan, options, &answer, &error);
  if (status != KJP_OK) {
    print_findings(kjp_error_table(error), language);
    return status == KJP_E_ARGUMENT ? WRONG_USAGE : HAS_ERRORS;
  }
  return archive_answer(answer, argv[2], language);
}
