/* SPDX-License-Identifier: MIT */
/* lib/report/findings.c - findings one a line, as compilers print them.
 *
 * FILE:LINE:COLUMN: error: MESSAGE; expected …, found …; HINT [CODE]
 * POINTER: error: … of a plan that was built in a program
 * The words error, warning and note are for programs, and stay English. */
#include "report-priv.h"

#include <string.h>

static const struct kjp__say expected_words = {"；应为", "; expected"};
static const struct kjp__say found_words = {"实际为", "found"};
static const struct kjp__say comma = {"，", ", "};
static const struct kjp__say semicolon = {"；", "; "};
static const struct kjp__say related = {"（另见第 {line} 行）",
                                        " (see line {line})"};

/* A column of the report's language. */
static const char *
said(const struct kjp__report *report, const kjp_table *findings, int32_t row,
     int32_t zh)
{
  return kjp__report_said(report, (struct kjp__spot){findings, row, zh});
}

/* NULL where the message has it in it. */
static const char *
unless_said(const char *message, const char *part)
{
  return part == NULL || strstr(message, part) != NULL ? NULL : part;
}

static void
add_place(struct kjp__report *report, const kjp_table *findings, int32_t row)
{
  const char *file = kjp_table_text(findings, row, KJP_FINDING_FILE);
  const char *pointer = kjp_table_text(findings, row, KJP_FINDING_POINTER);
  int32_t line = kjp_table_int(findings, row, KJP_FINDING_LINE);
  int32_t column = kjp_table_int(findings, row, KJP_FINDING_COLUMN);

  if (file == NULL && line == KJP_NONE && pointer != NULL && *pointer != '\0')
    file = pointer;
  kjp__text_add(&report->text, file == NULL ? "-" : file);
  if (line != KJP_NONE) {
    kjp__text_add_char(&report->text, ':');
    kjp__text_add_int(&report->text, line);
    kjp__text_add_char(&report->text, ':');
    kjp__text_add_int(&report->text, column == KJP_NONE ? 1 : column);
  }
  kjp__text_add(&report->text, ": ");
  kjp__text_add(&report->text,
                kjp_table_text(findings, row, KJP_FINDING_SEVERITY));
  kjp__text_add(&report->text, ": ");
}

static void
add_word(struct kjp__report *report, const struct kjp__say *word,
         const char *part)
{
  kjp__text_add(&report->text, kjp__report_say(report, word));
  kjp__text_add(&report->text, kjp__report_gap(part));
  kjp__text_add(&report->text, part);
}

static void
add_expectation(struct kjp__report *report, const char *expected,
                const char *found)
{
  if (expected != NULL)
    add_word(report, &expected_words, expected);
  if (found == NULL)
    return;
  kjp__text_add(
      &report->text,
      kjp__report_say(report, expected == NULL ? &semicolon : &comma));
  add_word(report, &found_words, found);
}

static void
add_related(struct kjp__report *report, int32_t line)
{
  const char *const values[][2] = {{"line", kjp__report_int(report, line)},
                                   {NULL, NULL}};

  (void)kjp__text_add_template(&report->text, kjp__report_say(report, &related),
                               values);
}

static void
add_finding(struct kjp__report *report, const kjp_table *findings, int32_t row)
{
  const char *message = said(report, findings, row, KJP_FINDING_MESSAGE_ZH);
  const char *hint = said(report, findings, row, KJP_FINDING_HINT_ZH);
  int32_t line = kjp_table_int(findings, row, KJP_FINDING_RELATED_LINE);

  message = message == NULL ? "" : message;
  add_place(report, findings, row);
  kjp__text_add(&report->text, message);
  add_expectation(
      report,
      unless_said(message,
                  said(report, findings, row, KJP_FINDING_EXPECTED_ZH)),
      unless_said(message, said(report, findings, row, KJP_FINDING_FOUND_ZH)));
  if (hint != NULL) {
    kjp__text_add(&report->text, kjp__report_say(report, &semicolon));
    kjp__text_add(&report->text, hint);
  }
  if (line != KJP_NONE)
    add_related(report, line);
  kjp__text_add(&report->text, " [");
  kjp__text_add(&report->text, kjp_table_text(findings, row, KJP_FINDING_CODE));
  kjp__text_add(&report->text, "]\n");
}

kjp_status
kjp_findings_to_text(const kjp_table *findings, int32_t language,
                     kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__report report;
  kjp_status status = kjp__report_begin(&report, findings, "findings", language,
                                        text_out, error_out);

  if (status != KJP_OK)
    return status;
  if (kjp_table_kind(findings) != KJP_FINDINGS) {
    kjp__arena_free(report.arena);
    return kjp__report_refuse(error_out, "findings", kjp_table_kind(findings));
  }
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    add_finding(&report, findings, row);
  return kjp__report_end(&report, text_out, error_out);
}
