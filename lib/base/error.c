/* SPDX-License-Identifier: MIT */
/* lib/base/error.c - the error object: a status and its findings.
 *
 * When memory is out there may be none for the error either; then a constant
 * one is handed out, which has a status and no rows. */
#include "error-priv.h"

#include <glib.h>

#include <kjplan/table.h>

struct kjp_error {
  kjp_status status;
  struct kjp__arena *arena; /* holds the findings; NULL for the constant */
  struct kjp__findings *findings;
};

/* Never written to: kjp_error_free() leaves it alone. */
static struct kjp_error memory_out = {KJP_E_NOMEM, NULL, NULL};

kjp_status
kjp__fail_findings(kjp_error **error_out, struct kjp__arena *arena,
                   struct kjp__findings *findings)
{
  kjp_status status = kjp__findings_status(findings);
  kjp_error *error;

  if (error_out == NULL) {
    kjp__arena_free(arena);
    return status;
  }
  error = g_try_malloc(sizeof *error);
  if (error == NULL || kjp__arena_failed(arena)) {
    kjp__arena_free(arena);
    g_free(error);
    *error_out = &memory_out;
    return KJP_E_NOMEM;
  }
  error->status = status;
  error->arena = arena;
  error->findings = findings;
  *error_out = error;
  return status;
}

kjp_status
kjp__fail(kjp_error **error_out, enum kjp__code code,
          const struct kjp__details *details)
{
  return kjp__fail_at(error_out, code, NULL, (struct kjp__mark){0}, details);
}

kjp_status
kjp__fail_at(kjp_error **error_out, enum kjp__code code, const char *file,
             struct kjp__mark mark, const struct kjp__details *details)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__findings *findings =
      arena == NULL ? NULL : kjp__findings_new(arena, file, 1);

  if (findings == NULL) {
    kjp__arena_free(arena);
    if (error_out != NULL)
      *error_out = &memory_out;
    return KJP_E_NOMEM;
  }
  kjp__findings_add(findings, code, mark, details);
  return kjp__fail_findings(error_out, arena, findings);
}

kjp_status
kjp__fail_null(kjp_error **error_out, const char *name)
{
  return kjp__fail(error_out, KJP__ARGUMENT_NULL,
                   &(struct kjp__details){.name = KJP__SAY(name)});
}

kjp_status
kjp__fail_argument(kjp_error **error_out, const char *name, const char *found,
                   struct kjp__say expected)
{
  return kjp__fail(error_out, KJP__ARGUMENT_INVALID,
                   &(struct kjp__details){.name = KJP__SAY(name),
                                          .found = KJP__SAY(found),
                                          .expected = expected});
}

kjp_status
kjp_error_status(const kjp_error *error)
{
  return error == NULL ? KJP_OK : error->status;
}

int32_t
kjp_error_language(const kjp_error *error)
{
  return error == NULL || error->findings == NULL
             ? KJP_LANGUAGE_EN
             : kjp__findings_language(error->findings);
}

const kjp_table *
kjp_error_table(const kjp_error *error)
{
  return error == NULL || error->findings == NULL
             ? NULL
             : kjp__findings_table(error->findings);
}

const char *
kjp_error_message(const kjp_error *error, int32_t language)
{
  int32_t column = language == KJP_LANGUAGE_ZH ? KJP_FINDING_MESSAGE_ZH
                                               : KJP_FINDING_MESSAGE_EN;
  const kjp_table *table = kjp_error_table(error);

  if (error == NULL)
    return NULL;
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (kjp_table_int(table, row, KJP_FINDING_SEVERITY) == KJP_SEVERITY_ERROR)
      return kjp_table_text(table, row, column);
  }
  /* only the constant has no row: errors go before notes where rows run out */
  return language == KJP_LANGUAGE_ZH ? "内存不足" : "memory is out";
}

void
kjp_error_free(kjp_error *error)
{
  if (error == NULL || error == &memory_out)
    return;
  kjp__arena_free(error->arena);
  g_free(error);
}
