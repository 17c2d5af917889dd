/* SPDX-License-Identifier: MIT */
/* tests/save/same.c - whether plans are the same once saved and loaded again.
 *
 * Usage: same FILE...
 * Each file is loaded, made YAML and parsed again. The tables of both plans
 * must hold the same, their audits must say the same but for lines, and YAML
 * of the second must be that of the first to the byte. Exit status 1 where
 * something differs or a file does not load. */
#include "../unit/same-plan.h"

struct run {
  const char *file;
  long plans, differences;
};

struct pair {
  kjp_plan *plans[2];
  kjp_text *texts[2];
};

static void
report(void *to, const char *text)
{
  struct run *run = to;

  run->differences++;
  printf("%s: %s\n", run->file, text);
}

/* Errors belong to this call: they are shown and released. */
static bool
passed(struct run *run, const char *what, kjp_status status, kjp_error *error)
{
  kjp_text *findings = NULL;

  if (status == KJP_OK)
    return true;
  run->differences++;
  (void)kjp_findings_to_text(kjp_error_table(error), KJP_LANGUAGE_EN, &findings,
                             NULL);
  printf("%s: %s: status %d\n%s", run->file, what, (int)status,
         findings == NULL ? "" : kjp_text_data(findings));
  kjp_text_free(findings);
  kjp_error_free(error);
  return false;
}

static bool
write_yaml(struct run *run, struct pair *pair, int side)
{
  kjp_error *error = NULL;
  kjp_status status =
      kjp_plan_to_yaml(pair->plans[side], &pair->texts[side], &error);

  return passed(run, "to_yaml", status, error);
}

static bool
load(struct run *run, struct pair *pair)
{
  kjp_error *error = NULL;
  kjp_status status = kjp_plan_load(run->file, NULL, &pair->plans[0], &error);

  return passed(run, "load", status, error);
}

static bool
load_again(struct run *run, struct pair *pair)
{
  kjp_error *error = NULL;
  kjp_status status = kjp_plan_parse(kjp_text_data(pair->texts[0]),
                                     kjp_text_size(pair->texts[0]), run->file,
                                     NULL, &pair->plans[1], &error);

  return passed(run, "load of what was written", status, error);
}

/* Texts */

/* The line the byte at `at` is in, as far as it is shown. */
static void
report_line(struct run *run, const char *what, const char *left,
            const char *right, size_t at)
{
  char text[SAME_PLAN_ROOM];
  size_t from = at;

  while (from > 0 && left[from - 1] != '\n' && at - from < 100)
    from--;
  snprintf(text, sizeof text, "%s, byte %zu: '%.150s' and '%.150s'", what, at,
           left + from, right + from);
  report(run, text);
}

static void
compare_texts(struct run *run, const char *what, const char *left,
              const char *right)
{
  size_t at = 0;

  while (left[at] != '\0' && left[at] == right[at])
    at++;
  if (left[at] != right[at])
    report_line(run, what, left, right, at);
}

/* Audits */

static char *
copy(const char *text)
{
  size_t size = strlen(text) + 1;
  char *made = malloc(size);

  return made == NULL ? NULL : memcpy(made, text, size);
}

/* Takes out what stands behind each `"key":`, up to the next comma or brace. */
static void
blank_out(char *json, const char *key)
{
  char *at = json;

  while ((at = strstr(at, key)) != NULL) {
    char *from = at + strlen(key);
    size_t size = strcspn(from, ",}\n");

    memmove(from, from + size, strlen(from + size) + 1);
    at = from;
  }
}

/* The audit as JSON, or the message of why there is none. */
static char *
audit_of(const kjp_plan *plan)
{
  static const char *const keys[] = {"\"line\":", "\"plan_sha256\":"};
  kjp_answer *answer = NULL;
  kjp_text *json = NULL;
  kjp_error *error = NULL;
  char *text;

  if (kjp_audit_run(plan, NULL, &answer, &error) == KJP_OK &&
      kjp_answer_to_json(answer, KJP_LANGUAGE_ZH, &json, &error) == KJP_OK)
    text = copy(kjp_text_data(json));
  else
    text = copy(same_shown(kjp_error_message(error, KJP_LANGUAGE_EN)));
  for (size_t i = 0; text != NULL && i < sizeof keys / sizeof *keys; i++)
    blank_out(text, keys[i]);
  kjp_error_free(error);
  kjp_text_free(json);
  kjp_answer_unref(answer);
  return text;
}

static void
compare_audits(struct run *run, const struct pair *pair)
{
  char *left, *right;

  if (kjp_table_count(kjp_plan_table(pair->plans[0], KJP_RULES)) == 0)
    return;
  left = audit_of(pair->plans[0]);
  right = audit_of(pair->plans[1]);
  if (left == NULL || right == NULL)
    report(run, "memory is out");
  else
    compare_texts(run, "audit", left, right);
  free(left);
  free(right);
}

static void
compare(struct run *run, struct pair *pair)
{
  if (!load(run, pair) || !write_yaml(run, pair, 0) || !load_again(run, pair))
    return;
  (void)each_difference(pair->plans[0], pair->plans[1], report, run);
  compare_audits(run, pair);
  if (write_yaml(run, pair, 1))
    compare_texts(run, "yaml", kjp_text_data(pair->texts[0]),
                  kjp_text_data(pair->texts[1]));
}

static void
compare_file(struct run *run, const char *file)
{
  struct pair pair = {{NULL, NULL}, {NULL, NULL}};

  run->file = file;
  run->plans++;
  compare(run, &pair);
  for (int side = 0; side < 2; side++) {
    kjp_text_free(pair.texts[side]);
    kjp_plan_unref(pair.plans[side]);
  }
}

int
main(int argc, char **argv)
{
  struct run run = {NULL, 0, 0};

  for (int i = 1; i < argc; i++)
    compare_file(&run, argv[i]);
  printf("%ld plans, %ld differences\n", run.plans, run.differences);
  return run.differences == 0 ? 0 : 1;
}
