/* SPDX-License-Identifier: MIT */
/* examples/panel.c - the same rule over many cities or provinces at once.
 *
 *   panel TABLE.csv --plan PLAN.yaml
 *   panel TABLE.csv --plan PLAN.yaml --rule rigid-growth --json
 *
 * The table is a CSV in UTF-8, without quotes. Its first line names the
 * columns: 地区 (region), 年份 (year), and indicators of the plan by id or
 * name, with their unit in brackets where it is not the plan's; each further
 * line is a region in a year. An empty cell is a figure that is missing.
 *
 * Exit status: 0 the question was answered; 1 the plan or the table has
 * errors, printed to stderr; 2 wrong usage; 3 the rule is broken somewhere,
 * with --strict only.
 */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_panel, kjp_panel_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_options, kjp_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)

enum { ANSWERED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2, IS_BROKEN = 3 };
enum { MOST_COLUMNS = 64, FIRST_YEAR = 1949, LAST_YEAR = 2149 };

static gboolean as_json;
static gboolean strict;
static char *lang;
static char *plan_file;
static char *rule;
static char *scenario;
static char *as_of;

static const GOptionEntry entries[] = {
    {"plan", 0, 0, G_OPTION_ARG_FILENAME, &plan_file,
     "the plan that has the rule", "PLAN.yaml"},
    {"rule", 0, 0, G_OPTION_ARG_STRING, &rule,
     "which rule; may be left out where the plan has one", "ID"},
    {"scenario", 0, 0, G_OPTION_ARG_STRING, &scenario,
     "what is assumed of indicators that have no column", "ID"},
    {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
     "see nothing of the plan that became known later", "YYYY-MM-DD"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &strict,
     "exit with 3 where the rule is broken", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* A column that is an indicator of the rule. */
struct column {
  const char *id; /* [lent] by the plan */
  char *unit;
  int64_t *quanta; /* by region and year of the panel */
};

/* The table, and what the panel says of it. */
struct sheet {
  const char *file;
  char **lines;
  GPtrArray *regions; /* in the order of the table */
  GHashTable *places; /* region: number + 1 */
  struct column columns[MOST_COLUMNS];
  int region_column;
  int year_column;
  int32_t first_year; /* of the figures, and so of the panel */
  int32_t last_year;  /* of the figures */
  int32_t years;      /* of the panel: one more, where the rule goes on */
  char *seen;         /* by region and year */
  int64_t *floors;
  uint8_t *verdicts;
  int32_t *bindings;
  uint8_t *flags;
};

/* Leaves the table's file in argv[1]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("TABLE.csv");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(
      context, "Where is the growth rule kept, over many cities at once?");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "panel: %s\n", error->message);
  else if (*argc != 2 || plan_file == NULL)
    fputs("panel: a table and --plan are wanted; see --help\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("panel: --lang is zh or en\n", stderr);
  else
    return TRUE;
  return FALSE;
}

static gboolean
in_chinese(const kjp_plan *plan, const kjp_error *error)
{
  if (lang != NULL)
    return strcmp(lang, "zh") == 0;
  return (plan != NULL ? kjp_plan_language(plan) : kjp_error_language(error)) ==
         KJP_LANGUAGE_ZH;
}

static void
print_findings(const kjp_table *findings, gboolean zh)
{
  g_autoptr(kjp_text) text = NULL;

  if (kjp_findings_to_text(findings, zh ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN,
                           &text, NULL) == KJP_OK)
    fputs(kjp_text_data(text), stderr);
  else
    fputs("panel: memory is out\n", stderr);
}

/* The table: a mistake stands at its line and cell, both from 1. */

static gboolean
complain(const struct sheet *sheet, int line, int cell, const char *severity,
         const char *code, const char *message)
{
  fprintf(stderr, "%s:%d:%d: %s: %s [%s]\n", sheet->file, line, cell, severity,
          message, code);
  return FALSE;
}

static gboolean
read_lines(struct sheet *sheet, gboolean zh)
{
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize size = 0;
  const char *text;

  if (!g_file_get_contents(sheet->file, &data, &size, &error)) {
    fprintf(stderr, "panel: %s\n", error->message);
    return FALSE;
  }
  if (!g_utf8_validate(data, (gssize)size, NULL))
    return complain(sheet, 1, 1, "error", "encoding-invalid",
                    zh ? "不是 UTF-8：请用 iconv -f GB18030 -t UTF-8 转换"
                       : "not UTF-8; convert it: iconv -f GB18030 -t UTF-8");
  text = g_str_has_prefix(data, "\xef\xbb\xbf") ? data + 3 : data;
  sheet->lines = g_strsplit(text, "\n", -1);
  for (int i = 0; sheet->lines[i] != NULL; i++) {
    if (strchr(sheet->lines[i], '"') != NULL)
      return complain(sheet, i + 1, 1, "error", "table-quote",
                      zh ? "单元格不能含引号" : "a cell cannot hold a quote");
  }
  return TRUE;
}

/* Cells without blanks around them. */
static char **
cells_of(const char *line)
{
  char **cells = g_strsplit(line, ",", -1);

  for (int i = 0; cells[i] != NULL; i++)
    (void)g_strstrip(cells[i]);
  return cells;
}

static gboolean
is_blank(const char *line)
{
  return line[strspn(line, " ,\t\r")] == '\0';
}

static gboolean
is_one_of(const char *text, const char *zh, const char *en)
{
  return strcmp(text, zh) == 0 || g_ascii_strcasecmp(text, en) == 0;
}

/* An indicator of the plan by id or by its name in either language. */
static int32_t
find_indicator(const kjp_plan *plan, const char *name)
{
  const kjp_table *table = kjp_plan_table(plan, KJP_INDICATORS);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (g_strcmp0(kjp_table_text(table, row, KJP_INDICATOR_ID), name) == 0 ||
        g_strcmp0(kjp_table_text(table, row, KJP_INDICATOR_NAME_ZH), name) ==
            0 ||
        g_strcmp0(kjp_table_text(table, row, KJP_INDICATOR_NAME_EN), name) == 0)
      return row;
  }
  return KJP_NONE;
}

/* "科技支出 (亿元)" or "科技支出（亿元）": cuts the unit off the name. */
static char *
take_unit(char *head)
{
  char *open =
      strpbrk(head, "(") != NULL ? strchr(head, '(') : strstr(head, "（");
  char *unit;

  if (open == NULL)
    return NULL;
  unit = g_strdup(open + (*open == '(' ? 1 : strlen("（")));
  *open = '\0';
  (void)g_strchomp(head);
  if (g_str_has_suffix(unit, ")"))
    unit[strlen(unit) - 1] = '\0';
  else if (g_str_has_suffix(unit, "）"))
    unit[strlen(unit) - strlen("）")] = '\0';
  return unit;
}

/* Columns that are no indicator are told of: a name may be misspelt. */
static void
read_head_cell(struct sheet *sheet, const kjp_plan *plan, char *head, int cell,
               gboolean zh)
{
  const kjp_table *table = kjp_plan_table(plan, KJP_INDICATORS);
  struct column *column = &sheet->columns[cell];
  int32_t row;

  if (is_one_of(head, "地区", "region"))
    sheet->region_column = cell;
  else if (is_one_of(head, "年份", "year"))
    sheet->year_column = cell;
  if (sheet->region_column == cell || sheet->year_column == cell)
    return;
  column->unit = take_unit(head);
  row = find_indicator(plan, head);
  if (row < 0) {
    g_autofree char *message =
        g_strdup_printf(zh ? "%s 不是计划的指标，不用"
                           : "%s is no indicator of the plan: not used",
                        head);

    (void)complain(sheet, 1, cell + 1, "note", "column-unused", message);
    return;
  }
  column->id = kjp_table_text(table, row, KJP_INDICATOR_ID);
  if (column->unit == NULL)
    column->unit = g_strdup(kjp_table_text(table, row, KJP_INDICATOR_UNIT));
}

static gboolean
read_head(struct sheet *sheet, const kjp_plan *plan, gboolean zh)
{
  g_auto(GStrv) cells =
      cells_of(sheet->lines[0] == NULL ? "" : sheet->lines[0]);

  sheet->region_column = sheet->year_column = -1;
  if (g_strv_length(cells) > MOST_COLUMNS)
    return complain(sheet, 1, MOST_COLUMNS + 1, "error", "table-wide",
                    zh ? "列太多" : "too many columns");
  for (int i = 0; cells[i] != NULL; i++)
    read_head_cell(sheet, plan, cells[i], i, zh);
  if (sheet->region_column >= 0 && sheet->year_column >= 0)
    return TRUE;
  return complain(sheet, 1, 1, "error", "column-missing",
                  zh ? "缺 地区 或 年份 一列"
                     : "a column region or year is missing");
}

/* Regions and the span of years: what the arrays are made for. */
static gboolean
survey_line(struct sheet *sheet, char **cells, int line, gboolean zh)
{
  int width = (int)g_strv_length(cells);
  guint64 year = 0;

  if (width <= MAX(sheet->region_column, sheet->year_column) ||
      *cells[sheet->region_column] == '\0')
    return complain(sheet, line, sheet->region_column + 1, "error",
                    "cell-missing", zh ? "缺地区" : "no region");
  if (!g_ascii_string_to_unsigned(cells[sheet->year_column], 10, FIRST_YEAR,
                                  LAST_YEAR, &year, NULL))
    return complain(sheet, line, sheet->year_column + 1, "error",
                    "year-invalid",
                    zh ? "不是年份：应为四位数" : "no year of four digits");
  sheet->first_year = MIN(sheet->first_year, (int32_t)year);
  sheet->last_year = MAX(sheet->last_year, (int32_t)year);
  if (!g_hash_table_contains(sheet->places, cells[sheet->region_column])) {
    char *region = g_strdup(cells[sheet->region_column]);

    g_ptr_array_add(sheet->regions, region);
    (void)g_hash_table_insert(sheet->places, region,
                              GINT_TO_POINTER((int)sheet->regions->len));
  }
  return TRUE;
}

static gboolean
read_cell(struct sheet *sheet, int cell, const char *text, size_t place,
          int line, gboolean zh)
{
  struct column *column = &sheet->columns[cell];
  g_autoptr(kjp_error) error = NULL;

  if (column->quanta == NULL || *text == '\0')
    return TRUE;
  if (kjp_quantity_parse(text, column->unit, &column->quanta[place], &error) ==
          KJP_OK &&
      column->quanta[place] >= 0)
    return TRUE;
  if (error != NULL)
    return complain(
        sheet, line, cell + 1, "error", "number-invalid",
        kjp_error_message(error, zh ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN));
  return complain(sheet, line, cell + 1, "error", "value-negative",
                  zh ? "不能为负数" : "cannot be below zero");
}

static gboolean
read_figures(struct sheet *sheet, char **cells, int line, gboolean zh)
{
  int region = GPOINTER_TO_INT(
      g_hash_table_lookup(sheet->places, cells[sheet->region_column]));
  int year = (int)g_ascii_strtoll(cells[sheet->year_column], NULL, 10);
  size_t place = (size_t)(region - 1) * (size_t)sheet->years +
                 (size_t)(year - sheet->first_year);
  gboolean right = TRUE;

  if (sheet->seen[place])
    return complain(sheet, line, sheet->year_column + 1, "error",
                    "figure-repeated",
                    zh ? "同一地区同一年份出现两次"
                       : "this region has a line for this year already");
  sheet->seen[place] = 1;
  for (int i = 0; i < MOST_COLUMNS && cells[i] != NULL; i++)
    right = read_cell(sheet, i, cells[i], place, line, zh) && right;
  return right;
}

static gboolean
each_line(struct sheet *sheet, gboolean zh,
          gboolean (*read)(struct sheet *, char **, int, gboolean))
{
  gboolean right = TRUE;

  for (int i = 1; sheet->lines[0] != NULL && sheet->lines[i] != NULL; i++) {
    g_auto(GStrv) cells = NULL;

    if (is_blank(sheet->lines[i]))
      continue;
    cells = cells_of(sheet->lines[i]);
    right = read(sheet, cells, i + 1, zh) && right;
  }
  return right;
}

/* The panel */

static void
make_arrays(struct sheet *sheet, int32_t rule_last)
{
  size_t cells;

  sheet->years = sheet->last_year - sheet->first_year + 1;
  sheet->years += rule_last > sheet->last_year;
  cells = (size_t)sheet->regions->len * (size_t)sheet->years;
  sheet->seen = g_new0(char, cells);
  sheet->floors = g_new(int64_t, cells);
  sheet->verdicts = g_new(uint8_t, cells);
  sheet->bindings = g_new(int32_t, cells);
  sheet->flags = g_new(uint8_t, cells);
  for (int i = 0; i < MOST_COLUMNS; i++) {
    if (sheet->columns[i].id == NULL)
      continue;
    sheet->columns[i].quanta = g_new(int64_t, cells);
    for (size_t place = 0; place < cells; place++)
      sheet->columns[i].quanta[place] = INT64_MIN;
  }
}

/* A column that the rule does not speak of is left out. */
static kjp_status
set_columns(const struct sheet *sheet, kjp_panel *panel, kjp_error **error)
{
  kjp_status status = KJP_OK;

  for (int i = 0; i < MOST_COLUMNS && status == KJP_OK; i++) {
    const struct column *column = &sheet->columns[i];

    if (column->id != NULL &&
        kjp_panel_set(panel, column->id, NULL, NULL, NULL) == KJP_OK)
      status = kjp_panel_set(panel, column->id, column->quanta, NULL, error);
  }
  return status;
}

static kjp_status
set_options(kjp_options *options, kjp_error **error)
{
  kjp_status status = kjp_options_set(options, "rule", rule, error);

  if (status == KJP_OK)
    status = kjp_options_set(options, "scenario", scenario, error);
  if (status == KJP_OK)
    status = kjp_options_set(options, "as-of", as_of, error);
  return status;
}

/* The row of the rule that was asked for, or KJP_NONE: the panel says why. */
static int32_t
rule_row(const kjp_plan *plan)
{
  const kjp_table *rules = kjp_plan_table(plan, KJP_RULES);

  if (rule != NULL)
    return kjp_table_find(rules, rule);
  return kjp_table_count(rules) == 1 ? 0 : KJP_NONE;
}

static gboolean
read_table(struct sheet *sheet, const kjp_plan *plan, gboolean zh)
{
  int32_t last = kjp_table_int(kjp_plan_table(plan, KJP_RULES), rule_row(plan),
                               KJP_RULE_LAST_YEAR);

  if (!read_lines(sheet, zh) || !read_head(sheet, plan, zh) ||
      !each_line(sheet, zh, survey_line))
    return FALSE;
  if (sheet->regions->len == 0)
    return complain(sheet, 2, 1, "error", "table-empty",
                    zh ? "没有数据" : "no figures");
  make_arrays(sheet, last);
  return each_line(sheet, zh, read_figures);
}

/* Printing */

static char *
amount_of(int64_t quanta, const char *unit)
{
  g_autoptr(kjp_text) text = NULL;

  if (quanta == INT64_MIN ||
      kjp_quantity_format(quanta, unit, KJP_NONE, &text, NULL) != KJP_OK)
    return g_strdup("-");
  return g_strdup(kjp_text_data(text));
}

/* In columns of a terminal: a character of Chinese takes two. */
static void
print_cell(const char *text, int width, gboolean right)
{
  int used = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
    used += g_unichar_iswide(g_utf8_get_char(at)) ? 2 : 1;
  if (right)
    printf("%*s", MAX(width - used, 0), "");
  fputs(text, stdout);
  if (!right)
    printf("%*s", MAX(width - used, 0), "");
}

static const struct column *
ruled_column(const struct sheet *sheet, const char *id)
{
  for (int i = 0; i < MOST_COLUMNS; i++) {
    if (g_strcmp0(sheet->columns[i].id, id) == 0)
      return &sheet->columns[i];
  }
  return NULL;
}

/* To four decimals, 万元 for 亿元; what would be zero then stays exact. */
static char *
rounded(int64_t quanta, const char *unit)
{
  g_autoptr(kjp_text) text = NULL;

  if (kjp_quantity_format(quanta, unit, 4, &text, NULL) != KJP_OK ||
      strpbrk(kjp_text_data(text), "123456789") == NULL)
    return amount_of(quanta, unit);
  return g_strdup(kjp_text_data(text));
}

/* What falls short, year by year: "2020 (22.4600)". */
static char *
list_broken(const struct sheet *sheet, const struct column *ruled, size_t first,
            const char *unit)
{
  GString *list = g_string_new(NULL);

  for (int32_t y = 0; y < sheet->years; y++) {
    size_t place = first + (size_t)y;

    if (sheet->verdicts[place] == KJP_VERDICT_BROKEN) {
      g_autofree char *shortfall =
          rounded(sheet->floors[place] - ruled->quanta[place], unit);

      g_string_append_printf(list, "%s%d (%s)", list->len > 0 ? "  " : "",
                             (int)(sheet->first_year + y), shortfall);
    }
  }
  return g_string_free(list, FALSE);
}

static int32_t
count_verdicts(const struct sheet *sheet, size_t first, int32_t verdict)
{
  int32_t count = 0;

  for (int32_t year = sheet->first_year; year <= sheet->last_year; year++)
    count +=
        sheet->verdicts[first + (size_t)(year - sheet->first_year)] == verdict;
  return count;
}

static void
print_count(int32_t count, int width)
{
  g_autofree char *text = g_strdup_printf("%d", (int)count);

  print_cell(text, width, TRUE);
}

static void
print_region(const struct sheet *sheet, guint region, const char *unit,
             const struct column *ruled)
{
  size_t first = (size_t)region * (size_t)sheet->years;
  size_t last = first + (size_t)sheet->years - 1;
  g_autofree char *broken = list_broken(sheet, ruled, first, unit);
  g_autofree char *floor = amount_of(sheet->floors[last], unit);
  g_autofree char *next = g_strconcat(
      sheet->flags[last] & KJP_PANEL_PARTIAL ? "≥ " : "", floor, NULL);

  print_cell(g_ptr_array_index(sheet->regions, region), 14, FALSE);
  print_count(count_verdicts(sheet, first, KJP_VERDICT_HOLDS), 8);
  print_count(count_verdicts(sheet, first, KJP_VERDICT_BROKEN), 8);
  print_count(count_verdicts(sheet, first, KJP_VERDICT_NOT_ASSESSABLE), 10);
  print_cell(next, 18, TRUE);
  printf("%s%s\n", *broken == '\0' ? "" : "  ", broken);
}

static void
print_head(const struct sheet *sheet, gboolean zh)
{
  g_autofree char *next =
      zh ? g_strdup_printf("%d 年底线",
                           (int)(sheet->first_year + sheet->years - 1))
         : g_strdup_printf("floor of %d",
                           (int)(sheet->first_year + sheet->years - 1));

  print_cell(zh ? "地区" : "region", 14, FALSE);
  print_cell(zh ? "符合" : "holds", 8, TRUE);
  print_cell(zh ? "不符合" : "broken", 8, TRUE);
  print_cell(zh ? "不能判断" : "unknown", 10, TRUE);
  print_cell(next, 18, TRUE);
  puts(zh ? "  不符合的年份（缺口）" : "  broken in (short by)");
}

static void
print_table(const struct sheet *sheet, const kjp_plan *plan, int32_t row,
            const struct column *ruled, const char *unit, gboolean zh)
{
  const kjp_table *rules = kjp_plan_table(plan, KJP_RULES);
  const char *name =
      kjp_table_text(rules, row, zh ? KJP_RULE_NAME_ZH : KJP_RULE_NAME_EN);
  int32_t broken_regions = 0;

  printf(zh ? "规则 %s：%s\n%u 个地区，%d-%d 年，单位：%s\n\n"
            : "Rule %s: %s\n%u regions, %d-%d, in %s\n\n",
         kjp_table_text(rules, row, KJP_RULE_ID), name == NULL ? "" : name,
         sheet->regions->len, (int)sheet->first_year, (int)sheet->last_year,
         unit);
  print_head(sheet, zh);
  for (guint i = 0; i < sheet->regions->len; i++) {
    size_t first = (size_t)i * (size_t)sheet->years;

    print_region(sheet, i, unit, ruled);
    broken_regions += count_verdicts(sheet, first, KJP_VERDICT_BROKEN) > 0;
  }
  printf(
      zh ? "\n%d "
           "个地区至少有一年不符合。≥：有的条款尚无最低数额，底线可能更高。\n"
         : "\n%d regions broke it in some year. ≥: some clause has no least "
           "amount yet, the floor may be higher.\n",
      (int)broken_regions);
}

static void
print_text(const char *text)
{
  putchar('"');
  for (; *text != '\0'; text++) {
    if (*text == '"' || *text == '\\')
      putchar('\\');
    if ((unsigned char)*text < 0x20)
      printf("\\u%04x", (unsigned)*text);
    else
      putchar(*text);
  }
  putchar('"');
}

static void
print_amount(const char *key, int64_t quanta, const char *unit)
{
  g_autofree char *text = amount_of(quanta, unit);

  printf(strcmp(text, "-") == 0 ? ",\"%s\":null" : ",\"%s\":\"%s\"", key, text);
}

static const char *
verdict_word(int32_t verdict)
{
  static const char *const words[] = {NULL, "holds", "broken", "not_assessable",
                                      "exempt"};

  return verdict <= KJP_VERDICT_EXEMPT ? words[verdict] : "too_large";
}

static void
print_json_year(const struct sheet *sheet, const kjp_table *clauses,
                size_t place, const struct column *ruled, const char *unit)
{
  const char *binding =
      kjp_table_text(clauses, sheet->bindings[place], KJP_CLAUSE_KIND);

  print_amount("value", ruled->quanta[place], unit);
  print_amount("floor", sheet->floors[place], unit);
  printf(",\"partial\":%s,\"verdict\":\"%s\",\"binding\":",
         sheet->flags[place] & KJP_PANEL_PARTIAL ? "true" : "false",
         verdict_word(sheet->verdicts[place]));
  if (binding == NULL)
    fputs("null", stdout);
  else
    print_text(binding);
  printf(",\"projected\":%s}",
         sheet->flags[place] & KJP_PANEL_PROJECTED ? "true" : "false");
}

static void
print_json(const struct sheet *sheet, const kjp_plan *plan, int32_t row,
           const struct column *ruled, const char *unit)
{
  fputs("{\"table\":", stdout);
  print_text(sheet->file);
  fputs(",\"rule\":", stdout);
  print_text(kjp_table_text(kjp_plan_table(plan, KJP_RULES), row, KJP_RULE_ID));
  fputs(",\"indicator\":", stdout);
  print_text(ruled->id);
  fputs(",\"unit\":", stdout);
  print_text(unit);
  fputs(",\"regions\":[", stdout);
  for (guint i = 0; i < sheet->regions->len; i++) {
    const char *comma = "";

    fputs(i == 0 ? "{\"region\":" : ",{\"region\":", stdout);
    print_text(g_ptr_array_index(sheet->regions, i));
    fputs(",\"years\":[", stdout);
    for (int32_t y = 0; y < sheet->years; y++) {
      size_t place = (size_t)i * (size_t)sheet->years + (size_t)y;

      if (sheet->verdicts[place] == KJP_PANEL_NOT_RULED)
        continue;
      printf("%s{\"year\":%d", comma, (int)(sheet->first_year + y));
      print_json_year(sheet, kjp_plan_table(plan, KJP_CLAUSES), place, ruled,
                      unit);
      comma = ",";
    }
    fputs("]}", stdout);
  }
  puts("]}");
}

static int
answer(struct sheet *sheet, const kjp_plan *plan, kjp_panel *panel, gboolean zh)
{
  const kjp_table *indicators = kjp_plan_table(plan, KJP_INDICATORS);
  int32_t row = kjp_panel_rule(panel);
  int32_t indicator =
      kjp_table_int(kjp_plan_table(plan, KJP_RULES), row, KJP_RULE_INDICATOR);
  const char *unit = kjp_table_text(indicators, indicator, KJP_INDICATOR_UNIT);
  const struct column *ruled = ruled_column(
      sheet, kjp_table_text(indicators, indicator, KJP_INDICATOR_ID));
  size_t cells = (size_t)sheet->regions->len * (size_t)sheet->years;

  if (ruled == NULL) {
    (void)complain(sheet, 1, 1, "error", "column-missing",
                   zh ? "缺规则所约束的指标一列"
                      : "the column of the ruled indicator is missing");
    return HAS_ERRORS;
  }
  if (as_json)
    print_json(sheet, plan, row, ruled, unit);
  else
    print_table(sheet, plan, row, ruled, unit, zh);
  if (fflush(stdout) != 0)
    return HAS_ERRORS;
  return strict && memchr(sheet->verdicts, KJP_VERDICT_BROKEN, cells) != NULL
             ? IS_BROKEN
             : ANSWERED;
}

static void
close_sheet(struct sheet *sheet)
{
  for (int i = 0; i < MOST_COLUMNS; i++) {
    g_free(sheet->columns[i].unit);
    g_free(sheet->columns[i].quanta);
  }
  g_strfreev(sheet->lines);
  g_hash_table_unref(sheet->places);
  g_ptr_array_unref(sheet->regions);
  g_free(sheet->seen);
  g_free(sheet->floors);
  g_free(sheet->verdicts);
  g_free(sheet->bindings);
  g_free(sheet->flags);
}

static kjp_status
run_panel(struct sheet *sheet, const kjp_plan *plan, const kjp_options *options,
          kjp_panel **panel, kjp_error **error)
{
  int32_t regions = (int32_t)sheet->regions->len;
  kjp_status status =
      kjp_panel_new(plan, options, regions, sheet->first_year,
                    sheet->first_year + sheet->years - 1, panel, error);

  if (status == KJP_OK)
    status = set_columns(sheet, *panel, error);
  if (status == KJP_OK)
    status =
        kjp_panel_run(*panel, 0, regions, 1, sheet->floors, sheet->verdicts,
                      sheet->bindings, sheet->flags, error);
  return status;
}

static int
answer_of(struct sheet *sheet)
{
  g_autoptr(kjp_options) options = kjp_options_new();
  g_autoptr(kjp_plan) plan = NULL;
  g_autoptr(kjp_panel) panel = NULL;
  g_autoptr(kjp_error) error = NULL;
  kjp_status status = set_options(options, &error);
  gboolean zh;

  if (status == KJP_OK)
    status = kjp_plan_load(plan_file, options, &plan, &error);
  zh = in_chinese(plan, error);
  if (plan != NULL)
    print_findings(kjp_plan_table(plan, KJP_FINDINGS), zh);
  if (status == KJP_OK && !read_table(sheet, plan, zh))
    return HAS_ERRORS;
  if (status == KJP_OK)
    status = run_panel(sheet, plan, options, &panel, &error);
  if (status == KJP_OK)
    return answer(sheet, plan, panel, zh);
  print_findings(kjp_error_table(error), zh);
  return status == KJP_E_ARGUMENT ? WRONG_USAGE : HAS_ERRORS;
}

int
main(int argc, char **argv)
{
  struct sheet sheet = {.first_year = LAST_YEAR + 1};
  int exit_status;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  sheet.file = argv[1];
  sheet.regions = g_ptr_array_new_with_free_func(g_free);
  sheet.places = g_hash_table_new(g_str_hash, g_str_equal);
  exit_status = answer_of(&sheet);
  close_sheet(&sheet);
  return exit_status;
}
