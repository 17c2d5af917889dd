/* SPDX-License-Identifier: MIT */
/* lib/base/diagnostic.c - findings: the words of diagnostic.def, put at a
 * place. */
#include "diagnostic-priv.h"

#include <stdio.h>
#include <string.h>

#include "table-priv.h"
#include "text-priv.h"

#define ERROR    KJP_SEVERITY_ERROR
#define WARNING  KJP_SEVERITY_WARNING
#define NOTE     KJP_SEVERITY_NOTE
#define OK       KJP_OK
#define SYNTAX   KJP_E_SYNTAX
#define SCHEMA   KJP_E_SCHEMA
#define LIMIT    KJP_E_LIMIT
#define ARGUMENT KJP_E_ARGUMENT
#define NOMEM    KJP_E_NOMEM
#define RANGE    KJP_E_RANGE
#define IO       KJP_E_IO

static const struct diagnostic {
  const char *code;
  int8_t severity;
  kjp_status status;
  struct kjp__say message;
  struct kjp__say expected;
  struct kjp__say hint;
} diagnostics[] = {
#define D(name, code, severity, status, zh, en, expected_zh, expected_en,      \
          hint_zh, hint_en)                                                    \
  {code,                                                                       \
   severity,                                                                   \
   status,                                                                     \
   {zh, en},                                                                   \
   {expected_zh, expected_en},                                                 \
   {hint_zh, hint_en}},
#include "diagnostic.def"
#undef D
};

enum { LONGEST_FOUND = 120 }; /* bytes of a text that are shown */

struct finding {
  const char *code;
  const char *file;
  const char *pointer;
  struct kjp__say message;
  struct kjp__say expected;
  struct kjp__say found;
  struct kjp__say hint;
  int32_t line;
  int32_t column;
  int32_t related_line;
  int32_t related_column;
  kjp_status status;
  int8_t severity;
};

static const char *const severities[] = {NULL, "error", "warning", "note",
                                         NULL};

#define COLUMN(number, cell, member, name, zh, en)                             \
  {                                                                            \
    number, KJP__CELL_##cell, offsetof(struct finding, member), name, zh, en,  \
        NULL, 0, NULL                                                          \
  }

static const struct kjp__column columns[] = {
    COLUMN(KJP_FINDING_CODE, TEXT, code, "code", "诊断代码", "stable code"),
    {KJP_FINDING_SEVERITY, KJP__CELL_WORD, offsetof(struct finding, severity),
     "severity", "严重程度", "how grave it is", severities, 0, NULL},
    COLUMN(KJP_FINDING_FILE, TEXT, file, "file", "文件", "file"),
    COLUMN(KJP_FINDING_LINE, COUNTED, line, "line", "行", "line, from 1"),
    COLUMN(KJP_FINDING_COLUMN, COUNTED, column, "column", "列（字符）",
           "column in characters, from 1"),
    COLUMN(KJP_FINDING_POINTER, TEXT, pointer, "pointer", "文档中的位置",
           "place in the document (RFC 6901)"),
    COLUMN(KJP_FINDING_MESSAGE_ZH, TEXT, message.zh, "message_zh", "问题",
           "what is wrong, in Chinese"),
    COLUMN(KJP_FINDING_MESSAGE_EN, TEXT, message.en, "message_en",
           "问题（英文）", "what is wrong"),
    COLUMN(KJP_FINDING_EXPECTED_ZH, TEXT, expected.zh, "expected_zh",
           "应有的内容", "what was expected, in Chinese"),
    COLUMN(KJP_FINDING_EXPECTED_EN, TEXT, expected.en, "expected_en",
           "应有的内容（英文）", "what was expected"),
    COLUMN(KJP_FINDING_FOUND_ZH, TEXT, found.zh, "found_zh", "实际内容",
           "what was found, in Chinese"),
    COLUMN(KJP_FINDING_FOUND_EN, TEXT, found.en, "found_en", "实际内容（英文）",
           "what was found"),
    COLUMN(KJP_FINDING_HINT_ZH, TEXT, hint.zh, "hint_zh", "改法",
           "what to write instead, in Chinese"),
    COLUMN(KJP_FINDING_HINT_EN, TEXT, hint.en, "hint_en", "改法（英文）",
           "what to write instead"),
    COLUMN(KJP_FINDING_RELATED_LINE, COUNTED, related_line, "related_line",
           "相关位置的行", "line of the other place"),
    COLUMN(KJP_FINDING_RELATED_COLUMN, COUNTED, related_column,
           "related_column", "相关位置的列", "column of the other place"),
};

static const struct kjp__table_kind findings_kind = {
    .number = KJP_FINDINGS,
    .name = "findings",
    .row_size = sizeof(struct finding),
    .columns = columns,
    .column_stride = sizeof columns[0],
    .column_count = sizeof columns / sizeof columns[0],
};

struct kjp__findings {
  struct kjp_table table;
  struct kjp__arena *arena;
  const char *file;
  int64_t limit;
  int64_t left_out;
  int64_t errors;  /* kept or not */
  int32_t lighter; /* once `limit` rows are kept: from here on errors */
  int32_t language;
  kjp_status status;
};

struct kjp__details
kjp__limit_details(struct kjp__limit_room *room, int64_t most, int64_t found)
{
  (void)snprintf(room->most, sizeof room->most, "%lld", (long long)most);
  (void)snprintf(room->found, sizeof room->found, "%lld", (long long)found);
  return (struct kjp__details){.expected = KJP__SAY(room->most),
                               .found = KJP__SAY(room->found)};
}

struct kjp__findings *
kjp__findings_new(struct kjp__arena *arena, const char *file, int64_t limit)
{
  struct kjp__findings *findings = kjp__arena_alloc(arena, sizeof *findings);

  if (findings == NULL)
    return NULL;
  kjp__table_init(&findings->table, &findings_kind, arena, findings);
  findings->arena = arena;
  findings->limit = limit;
  findings->language = KJP_LANGUAGE_EN;
  findings->file =
      file == NULL ? NULL : kjp__arena_copy(arena, file, strlen(file));
  return findings;
}

const char *
kjp__findings_file(const struct kjp__findings *findings)
{
  return findings == NULL ? NULL : findings->file;
}

void
kjp__findings_set_language(struct kjp__findings *findings, int32_t language)
{
  findings->language = language;
}

int32_t
kjp__findings_language(const struct kjp__findings *findings)
{
  return findings->language;
}

/* A text as it is put into words: one line, and not without end. */
static char *
shorten(struct kjp__arena *arena, const char *text)
{
  static const char controls[] =
      "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10"
      "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F";
  size_t size = text == NULL ? 0 : strlen(text);
  bool cut = size > LONGEST_FOUND;
  char *copy;

  if (cut) {
    size = LONGEST_FOUND;
    while (size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80)
      size--;
  }
  copy = text == NULL ? NULL
         : cut        ? kjp__arena_format(arena, "%.*s…", (int)size, text)
                      : kjp__arena_copy(arena, text, size);
  if (copy == NULL)
    return NULL;
  for (size_t at = strcspn(copy, controls); copy[at] != '\0';
       at += strcspn(copy + at, controls))
    copy[at] = ' ';
  return copy;
}

static struct kjp__say
shorten_both(struct kjp__arena *arena, struct kjp__say say)
{
  const char *zh = shorten(arena, say.zh);

  return (struct kjp__say){zh, say.en == say.zh ? zh : shorten(arena, say.en)};
}

static const char *
of(const struct kjp__say *say, bool zh)
{
  return zh ? say->zh : say->en;
}

/* NULL where the template is empty or, unless `all`, lacks one of its words.
 * One without words is its own text. */
static const char *
fill(struct kjp__arena *arena, const char *template,
     const struct kjp__details *details, bool zh, bool all)
{
  const char *const values[][2] = {{"name", of(&details->name, zh)},
                                   {"expected", of(&details->expected, zh)},
                                   {"found", of(&details->found, zh)},
                                   {"near", of(&details->near, zh)},
                                   {NULL, NULL}};
  struct kjp__text_builder text = {0};
  const char *copy = NULL;
  bool complete;

  if (strchr(template, '{') == NULL)
    return *template == '\0' ? NULL : template;
  complete = kjp__text_add_template(&text, template, values);
  if (text.failed)
    kjp__arena_fail(arena); /* else one language would stand for both */
  else if (text.size > 0 && (complete || all))
    copy = kjp__arena_copy(arena, text.data, text.size);
  kjp__text_clear(&text);
  return copy;
}

static struct kjp__say
fill_both(struct kjp__arena *arena, const struct kjp__say *template,
          const struct kjp__details *details, bool all)
{
  struct kjp__say say = {fill(arena, template->zh, details, true, all),
                         fill(arena, template->en, details, false, all)};

  return say;
}

/* How much a status says about the whole load; the first of equals wins. */
static int
rank(kjp_status status)
{
  static const kjp_status grave[] = {KJP_E_NOMEM, KJP_E_IO, KJP_E_LIMIT,
                                     KJP_E_SYNTAX};

  for (int i = 0; i < 4; i++) {
    if (grave[i] == status)
      return 5 - i;
  }
  return status == KJP_OK ? 0 : 1;
}

static void
fill_finding(struct kjp__findings *findings, struct finding *row,
             const struct diagnostic *diagnostic,
             struct kjp__details details)
{
  struct kjp__arena *arena = findings->arena;

  details.found = shorten_both(arena, details.found);
  row->code = diagnostic->code;
  row->severity = diagnostic->severity;
  row->status = diagnostic->status;
  row->file = findings->file;
  row->pointer =
      details.pointer == NULL
          ? ""
          : kjp__arena_copy(arena, details.pointer, strlen(details.pointer));
  row->message = fill_both(arena, &diagnostic->message, &details, true);
  row->expected = fill_both(arena, &diagnostic->expected, &details, false);
  row->hint = fill_both(arena, &diagnostic->hint, &details, false);
  row->found = details.found;
  row->related_line = (int32_t)details.related.line;
  row->related_column = (int32_t)details.related.column;
}

/* The last note or warning makes room for an error; NULL where none is left.
 * Each row is looked at once: what has become an error stays one. */
static struct finding *
displace(struct kjp__findings *findings)
{
  const struct kjp__rows *rows = &findings->table.rows;

  while (findings->lighter > 0) {
    struct finding *row = kjp__rows_at(rows, --findings->lighter);

    if (row->severity != KJP_SEVERITY_ERROR)
      return row;
  }
  return NULL;
}

static struct finding *
room_for(struct kjp__findings *findings, bool is_error)
{
  struct kjp__rows *rows = &findings->table.rows;
  struct finding *row = NULL;

  if (rows->count < findings->limit) {
    row = kjp__rows_add(rows);
    findings->lighter = rows->count;
    return row;
  }
  findings->left_out++;
  if (is_error)
    row = displace(findings);
  if (row != NULL)
    *row = (struct finding){0};
  return row;
}

void
kjp__findings_add(struct kjp__findings *findings, enum kjp__code code,
                  struct kjp__mark mark, const struct kjp__details *details)
{
  static const struct kjp__details none = {0};
  const struct diagnostic *diagnostic = &diagnostics[code];
  bool is_error = diagnostic->severity == KJP_SEVERITY_ERROR;
  struct finding *row;

  if (is_error && rank(diagnostic->status) > rank(findings->status))
    findings->status = diagnostic->status;
  findings->errors += is_error;
  row = room_for(findings, is_error);
  if (row == NULL)
    return;
  fill_finding(findings, row, diagnostic, details == NULL ? none : *details);
  row->line = (int32_t)mark.line;
  row->column = (int32_t)mark.column;
}

bool
kjp__findings_full(const struct kjp__findings *findings)
{
  return findings->errors >= findings->limit;
}

int64_t
kjp__findings_errors(const struct kjp__findings *findings)
{
  return findings->errors;
}

kjp_status
kjp__findings_status(const struct kjp__findings *findings)
{
  return findings->status;
}

static int
compare_places(const void *left, const void *right)
{
  const struct finding *a = left;
  const struct finding *b = right;

  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return a->column == b->column ? 0 : a->column < b->column ? -1 : 1;
}

/* Lines of what stands in no file were made up, to put it in order; the file
 * at hand is another one. */
static void
forget_places(struct kjp__findings *findings)
{
  const struct kjp__rows *rows = &findings->table.rows;

  for (int32_t i = 0; i < rows->count; i++) {
    struct finding *row = kjp__rows_at(rows, i);

    if (row->column == 0 && row->line != 0) {
      row->line = 0;
      row->file = NULL;
    }
    if (row->related_column == 0)
      row->related_line = 0;
  }
}

bool
kjp__findings_close(struct kjp__findings *findings)
{
  char *count;
  struct kjp__mark nowhere = {0};

  if (!kjp__rows_sort(&findings->table.rows, 0, compare_places))
    return false;
  forget_places(findings);
  if (findings->left_out == 0)
    return true;
  count =
      kjp__arena_format(findings->arena, "%lld", (long long)findings->left_out);
  findings->limit++;
  kjp__findings_add(findings, KJP__LIMIT_FINDINGS, nowhere,
                    &(struct kjp__details){.found = KJP__SAY(count)});
  return true;
}

const kjp_table *
kjp__findings_table(const struct kjp__findings *findings)
{
  return &findings->table;
}

const char *
kjp__diagnostic_text(struct kjp__arena *arena, enum kjp__code code,
                     const struct kjp__details *details, int32_t language)
{
  bool zh = language == KJP_LANGUAGE_ZH;
  struct kjp__details shown = *details;

  shown.found = shorten_both(arena, details->found);
  return fill(arena, of(&diagnostics[code].message, zh), &shown, zh, true);
}

const char *
kjp__diagnostic_code(enum kjp__code code)
{
  return diagnostics[code].code;
}
