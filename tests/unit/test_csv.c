/* SPDX-License-Identifier: MIT */
/* tests/unit/test_csv.c - lib/format/csv.c and decode.c, linked statically:
 * bytes, and the cells and findings they give. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/table.h>

#include "../../lib/format/csv-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* All that was read: "L:C=text|" a cell (' before one in quotes), "\n" a
 * record; and "CODE L:C found\n" a finding. */
struct outcome {
  char cells[4096];
  char said[4096];
  int32_t records;
  int32_t language;
};

static void
put_cell(char *out, size_t room, const struct kjp__csv_cell *cell)
{
  size_t size = strlen(out);

  cr_assert(strlen(cell->text) == cell->size);
  snprintf(out + size, room - size, "%u:%u=%s%s|", cell->mark.line,
           cell->mark.column, cell->quoted ? "'" : "", cell->text);
}

static void
put_record(struct outcome *outcome, const struct kjp__csv_record *record)
{
  outcome->records++;
  cr_assert(record->count >= 1);
  cr_assert(record->mark.line == record->cells[0].mark.line);
  for (int32_t i = 0; i < record->count; i++)
    put_cell(outcome->cells, sizeof outcome->cells - 1, &record->cells[i]);
  strcat(outcome->cells, "\n");
}

static void
put_findings(struct outcome *outcome, struct kjp__findings *findings)
{
  const kjp_table *table;

  cr_assert(kjp__findings_close(findings));
  table = kjp__findings_table(findings);
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    const char *found = kjp_table_text(table, row, KJP_FINDING_FOUND_EN);
    int32_t line = kjp_table_int(table, row, KJP_FINDING_LINE);
    int32_t column = kjp_table_int(table, row, KJP_FINDING_COLUMN);
    size_t size = strlen(outcome->said);

    snprintf(outcome->said + size, sizeof outcome->said - size,
             "%s %d:%d%s%s\n", kjp_table_text(table, row, KJP_FINDING_CODE),
             line == KJP_NONE ? 0 : line, column == KJP_NONE ? 0 : column,
             found == NULL ? "" : " ", found == NULL ? "" : found);
  }
}

/* From a block of just this size, so that a checker sees a byte too far. */
static void
read_with(const char *bytes, size_t size, const struct kjp__settings *settings,
          struct outcome *outcome)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__findings *findings =
      kjp__findings_new(arena, "table.csv", settings->max_findings);
  char *copy = malloc(size + (size == 0));
  struct kjp__csv_record record;
  struct kjp__csv csv;

  memset(outcome, 0, sizeof *outcome);
  memcpy(copy, bytes, size);
  (void)kjp__csv_open(&csv, arena, findings, settings, copy, size);
  free(copy);
  while (kjp__csv_next(&csv, &record))
    put_record(outcome, &record);
  cr_assert(!kjp__csv_next(&csv, &record));
  put_findings(outcome, findings);
  outcome->language = kjp__findings_language(findings);
  kjp__arena_free(arena);
}

static void
read_bytes(const char *bytes, size_t size, struct outcome *outcome)
{
  read_with(bytes, size, kjp__options_settings(NULL), outcome);
}

struct row {
  const char *label, *bytes;
  size_t size;
  const char *cells, *said;
};
#define ROW(label, bytes, cells, said)                                         \
  {                                                                            \
    label, bytes, sizeof(bytes) - 1, cells, said                               \
  }

static void
check_rows(const struct row *rows, size_t count)
{
  static struct outcome outcome;

  for (size_t i = 0; i < count; i++) {
    read_bytes(rows[i].bytes, rows[i].size, &outcome);
    cr_expect(strcmp(outcome.cells, rows[i].cells) == 0, "%s: %s\nnot %s",
              rows[i].label, outcome.cells, rows[i].cells);
    cr_expect(strcmp(outcome.said, rows[i].said) == 0, "%s: %s\nnot %s",
              rows[i].label, outcome.said, rows[i].said);
  }
}

static const struct row right[] = {
    ROW("short pairs behind a byte order mark",
        "\xEF\xBB\xBF"
        "caf\xC3\xA9",
        "1:1=caf\xC3\xA9|\n", ""),
    ROW("one record", "a,b\n", "1:1=a|1:3=b|\n", ""),
    ROW("no line end at the end", "a,b\n1,2", "1:1=a|1:3=b|\n2:1=1|2:3=2|\n",
        ""),
    ROW("CR LF", "a\r\nb\r\n", "1:1=a|\n2:1=b|\n", ""),
    ROW("CR alone", "a\rb\r", "1:1=a|\n2:1=b|\n", ""),
    ROW("LF CR are two", "a\n\rb", "1:1=a|\n3:1=b|\n", ""),
    ROW("mixed line ends", "a\r\nb\nc\rd", "1:1=a|\n2:1=b|\n3:1=c|\n4:1=d|\n",
        ""),
    ROW("blank lines are left out", "\n\r\n a \n \t\n\xE3\x80\x80\nb\n\n",
        "3:2=a|\n6:1=b|\n", ""),
    ROW("commas alone are a record", "a,b,c\n,,\n",
        "1:1=a|1:3=b|1:5=c|\n2:1=|2:2=|2:3=|\n", ""),
    ROW("a comma at the end begins a cell", "a,", "1:1=a|1:3=|\n", ""),
    ROW("a comma at the start", ",a", "1:1=|1:2=a|\n", ""),
    ROW("an empty cell in quotes is a record", "a\n\"\"\n", "1:1=a|\n2:1='|\n",
        ""),
    ROW("blanks around",
        "  a b \t,\t c\xE3\x80\x80,\xE3\x80\x80"
        "d ,  \n",
        "1:3=a b|1:11=c|1:15=d|1:20=|\n", ""),
    ROW("blanks around quotes", " \" a \" ,\"b\"\t\n", "1:2=' a |1:9='b|\n",
        ""),
    ROW("quotes in quotes", "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"\n",
        "1:1='a\"b|1:8='\"|1:13='\"c\"|\n", ""),
    ROW("commas and line ends in quotes", "\"a,\r\nb\n\rc\",d\ne",
        "1:1='a,\r\nb\n\rc|4:4=d|\n5:1=e|\n", ""),
    ROW("columns count characters",
        "\xE5\xB9\xB4\xE4\xBB\xBD,\xF0\x9F\x98\x80,\"\xE4\xB8\xAD\",x",
        "1:1=\xE5\xB9\xB4\xE4\xBB\xBD|1:4=\xF0\x9F\x98\x80|1:6='\xE4\xB8\xAD|"
        "1:10=x|\n",
        ""),
    ROW("a byte order mark is no character",
        "\xEF\xBB\xBF"
        "a,b",
        "1:1=a|1:3=b|\n", ""),
    ROW("a mark before a quote", "\xEF\xBB\xBF\"a\",b", "1:1='a|1:5=b|\n", ""),
    ROW("other signs in a record of two", "a;b,c\td\n1;2,\xEF\xBC\x8C",
        "1:1=a;b|1:5=c\td|\n2:1=1;2|2:5=\xEF\xBC\x8C|\n", ""),
    ROW("other signs in a later record", "a\n1;2\n", "1:1=a|\n2:1=1;2|\n", ""),
    ROW("other signs in quotes", "\"a;b\"\n", "1:1='a;b|\n", ""),
    ROW("a tab before and behind", "\ta\t\n", "1:2=a|\n", ""),
    ROW("what looks like a formula", "=1+1,-2,@x\n",
        "1:1==1+1|1:6=-2|1:9=@x|\n", ""),
    ROW("letters that are not GB18030", "\xC3\x84,\xC3\x84\n",
        "1:1=\xC3\x84|1:3=\xC3\x84|\n", ""),
    ROW("letters behind a mark",
        "\xEF\xBB\xBF"
        "caf\xC3\xA9\n",
        "1:1=caf\xC3\xA9|\n", ""),
};

Test(csv, cells_are_read_with_their_places)
{
  check_rows(right, COUNT(right));
}

static const struct row wrong[] = {
    ROW("nothing", "", "", "csv-empty 1:1\n"),
    ROW("a mark alone", "\xEF\xBB\xBF", "", "csv-empty 1:1\n"),
    ROW("blank lines alone", " \r\n\n\t", "", "csv-empty 1:1\n"),
    ROW("an unclosed quote", "a,b\n1, \"2\n3,4\n", "1:1=a|1:3=b|\n",
        "csv-quote 2:4\n"),
    ROW("a quote alone", "a,\"", "", "csv-quote 1:3\n"),
    ROW("closed by half a pair", "a,\"b\"\"", "", "csv-quote 1:3\n"),
    ROW("three quotes", "\"\"\"", "", "csv-quote 1:1\n"),
    ROW("text behind a quote", "a,b\n\"1\" x,2\n3,4\n",
        "1:1=a|1:3=b|\n3:1=3|3:3=4|\n", "csv-after-quote 2:5 x,2\n"),
    ROW("a quote behind a quote", "a,\"b\" \"c\"\nd\n", "2:1=d|\n",
        "csv-after-quote 1:7 \"c\"\n"),
    ROW("a quote inside", "a,b\n1,2\"3\"\n4,5\n",
        "1:1=a|1:3=b|\n3:1=4|3:3=5|\n", "csv-quote-inside 2:4 \"3\"\n"),
    ROW("a quote inside behind a blank", "a,b\n1,2 \"\n", "1:1=a|1:3=b|\n",
        "csv-quote-inside 2:5 \"\n"),
    ROW("one finding a record", "a,b\nx\"y,\"1\"2\nz\"\n", "1:1=a|1:3=b|\n",
        "csv-quote-inside 2:2 \"y,\"1\"2\ncsv-quote-inside 3:2 \"\n"),
    ROW("found is cut at a character",
        "a,b\n\"\"x"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4",
        "1:1=a|1:3=b|\n",
        "csv-after-quote 2:3 x"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4"
        "\xE5\xB9\xB4\xE5\xB9\xB4\xE5\xB9\xB4\n"),
    ROW("tabs", "a\tb\n1\t2\n", "", "csv-delimiter 1:2 TAB\n"),
    ROW("semicolons", "\n  a;b\n", "", "csv-delimiter 2:4 ;\n"),
    ROW("full-width commas",
        "\xE5\xB9\xB4\xEF\xBC\x8C"
        "b\n1,2\n",
        "", "csv-delimiter 1:2 \xEF\xBC\x8C\n"),
    ROW("tabs behind quotes", "\"a\"\t\"b\"\n", "", "csv-delimiter 1:4 TAB\n"),
    ROW("semicolons behind quotes", "\"\xE5\xB9\xB4\" ;\"b\"\n", "",
        "csv-delimiter 1:5 ;\n"),
    ROW("full-width commas behind quotes",
        "\"a\"\xEF\xBC\x8C"
        "b\n",
        "", "csv-delimiter 1:4 \xEF\xBC\x8C\n"),
    ROW("semicolons before a quote", "a;\"b\"\n", "", "csv-delimiter 1:2 ;\n"),
    ROW("the first record is wrong", "a\"\nb;c\n", "2:1=b;c|\n",
        "csv-quote-inside 1:2 \"\n"),
    ROW("forbidden characters stand as _",
        "a\x01,\"\xE2\x80\xA8\"\n\xEF\xBB\xBF,\xC2\x85,\xE2\x80\xAE\xEF\xBF\xBE"
        "b\x7F\n",
        "1:1=a_|1:4='_|\n2:1=_|2:3=_|2:5=__b_|\n",
        "character-forbidden 1:2 U+0001\ncharacter-forbidden 1:5 U+2028\n"
        "character-forbidden 2:1 U+FEFF\ncharacter-forbidden 2:3 U+0085\n"
        "character-forbidden 2:5 U+202E\ncharacter-forbidden 2:6 U+FFFE\n"
        "character-forbidden 2:8 U+007F\n"),
    ROW("NUL", "abcde,\0\n", "1:1=abcde|1:7=_|\n",
        "character-forbidden 1:7 U+0000\n"),
    ROW("UTF-16 little",
        "\xFF\xFE"
        "a\0,\0",
        "", "encoding-utf16 1:1\n"),
    ROW("UTF-16 big, no mark", "\0a\0,", "", "encoding-utf16 1:1\n"),
    ROW("Latin-1", "a,b\r\ncaf\xE9 cr\xE8me,2\n", "",
        "encoding-invalid 2:4 0xE9\n"),
    ROW("hanzi of UTF-8 cut short", "\xE5\xB9\xB4,b\nx,\xE4\xB8\n", "",
        "encoding-invalid 2:3 0xE4\n"),
    ROW("a mark and no UTF-8", "\xEF\xBB\xBF\xD6\xD0\n", "",
        "encoding-invalid 1:1 0xD6\n"),
};

Test(csv, what_is_wrong_is_found_at_its_place)
{
  check_rows(wrong, COUNT(wrong));
}

/* 年份,科技支出 and 包头 */
#define GB_HEAD  "\xC4\xEA\xB7\xDD,\xBF\xC6\xBC\xBC\xD6\xA7\xB3\xF6"
#define GB_CITY  "\xB0\xFC\xCD\xB7"
#define UTF_YEAR "\xE5\xB9\xB4\xE4\xBB\xBD"
#define UTF_NAME "\xE7\xA7\x91\xE6\x8A\x80\xE6\x94\xAF\xE5\x87\xBA"
#define UTF_CITY "\xE5\x8C\x85\xE5\xA4\xB4"

static const struct row gb[] = {
    ROW("a table", GB_HEAD "\r\n2021,\"" GB_CITY "\"\r\n",
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME "|\n2:1=2021|2:6='" UTF_CITY "|\n",
        ""),
    ROW("a full-width blank is trimmed",
        GB_HEAD "\n\xA1\xA1" GB_CITY ",\xA1\xA1",
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME "|\n2:2=" UTF_CITY "|2:6=|\n", ""),
    ROW("trail bytes that look like ASCII",
        GB_HEAD "\n\x81\x5C\x81\x7C,x\n", /* U+4E57, U+4E85 */
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME
        "|\n2:1=\xE4\xB9\x97\xE4\xBA\x85|2:4=x|\n",
        ""),
    ROW("four bytes", GB_HEAD "\n\x95\x32\x82\x36,x\n", /* U+20000 */
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME "|\n2:1=\xF0\xA0\x80\x80|2:3=x|\n",
        ""),
    ROW("two bytes that grow to four, often",
        GB_CITY GB_CITY GB_CITY "\n"
                                "\xFE\x51\xFE\x51\xFE\x51,x", /* U+20087 */
        "1:1=" UTF_CITY UTF_CITY UTF_CITY "|\n2:1=\xF0\xA0\x82\x87"
        "\xF0\xA0\x82\x87\xF0\xA0\x82\x87|2:5=x|\n",
        ""),
    ROW("its own byte order mark", "\x84\x31\x95\x33" GB_HEAD,
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME "|\n", ""),
    ROW("short pairs that pass as UTF-8", "\xC4\xA3\n", /* a hanzi, or U+0123 */
        "", "encoding-unclear 1:1 \xC4\xA3\n"),
    ROW("the cell of short pairs is shown",
        "a,b c\n1,\"caf\xC3\xA9 x\",\xC2\xB1", "",
        "encoding-unclear 2:7 caf\xC3\xA9 x\n"),
    ROW("a full-width comma", "\xC4\xEA\xB7\xDD\xA3\xAC" GB_CITY, "",
        "csv-delimiter 1:3 \xEF\xBC\x8C\n"),
    ROW("a byte that is none", GB_HEAD "\r\n2021,\xB0\xFC\xFF\xB7\n", "",
        "encoding-invalid 2:7 0xFF\n"),
    ROW("cut off at the end", GB_HEAD "\n1,\xB0\xFC\xCD", "",
        "encoding-invalid 2:4 0xCD\n"),
    ROW("a workbook", "PK\x03\x04\x14", "",
        "file-foreign 1:1 ZIP (xlsx, docx, ods)\n"),
    ROW("a page under the name of a workbook", "<Table><tr><td>", "",
        "file-foreign 1:1 HTML\n"),
    ROW("a heading that begins like one", "<tab,PK\n", "1:1=<tab|1:6=PK|\n",
        ""),
    ROW("a bidirectional control", GB_HEAD "\n\x81\x36\xA7\x31,x\n",
        "1:1=" UTF_YEAR "|1:4=" UTF_NAME "|\n2:1=_|2:3=x|\n",
        "character-forbidden 2:1 U+202E\n"),
};

Test(csv, gb18030_is_decoded)
{
  check_rows(gb, COUNT(gb));
}

Test(csv, findings_speak_the_language_of_the_table)
{
  static struct outcome outcome;

  read_bytes("a,b\n1", 5, &outcome);
  cr_expect(outcome.language == KJP_LANGUAGE_EN);
  read_bytes(UTF_CITY, strlen(UTF_CITY), &outcome);
  cr_expect(outcome.language == KJP_LANGUAGE_ZH);
  read_bytes(GB_CITY, strlen(GB_CITY), &outcome);
  cr_expect(outcome.language == KJP_LANGUAGE_ZH);
}

Test(csv, a_table_cut_off_anywhere_is_read_or_refused)
{
  static struct outcome outcome;
  static const char table[] =
      "\xEF\xBB\xBF" UTF_YEAR ",\"a\"\"b\r\nc\" ,d\r\n" UTF_CITY
      "\xE3\x80\x80,\"\",x\"y\n\"z\"\xEF\xBC\x8C\n";
  static const char other[] =
      GB_HEAD "\r\n\"" GB_CITY "\"\xA1\xA1,\x95\x32\x82\x36\n";

  for (size_t size = 0; size < sizeof table; size++)
    read_bytes(table, size, &outcome);
  for (size_t size = 0; size < sizeof other; size++)
    read_bytes(other, size, &outcome);
}

Test(csv, limits_of_the_settings_hold)
{
  static struct outcome outcome;
  struct kjp__settings settings = *kjp__options_settings(NULL);

  settings.max_bytes = 9;
  read_with("a,b\n1,234", 9, &settings, &outcome);
  cr_expect_str_eq(outcome.said, "");
  read_with("a,b\n1,2345", 10, &settings, &outcome);
  cr_expect_str_eq(outcome.said, "limit-file 0:0 10\n");
  cr_expect(outcome.records == 0);

  settings = *kjp__options_settings(NULL);
  settings.max_text_bytes = 3;
  read_with("abc,\"d\"\"e\"\nabcd,1\n1,\"abcd\"\n2", 28, &settings, &outcome);
  cr_expect_str_eq(outcome.cells, "1:1=abc|1:5='d\"e|\n4:1=2|\n");
  cr_expect_str_eq(outcome.said, "limit-text 2:1 4\nlimit-text 3:3 4\n");

  settings = *kjp__options_settings(NULL);
  settings.max_nodes = 4;
  read_with("a,b\n1,2\n", 8, &settings, &outcome);
  cr_expect_str_eq(outcome.said, "");
  read_with("a,b\n1,2\n3\n4\n", 12, &settings, &outcome);
  cr_expect_str_eq(outcome.cells, "1:1=a|1:3=b|\n2:1=1|2:3=2|\n");
  cr_expect_str_eq(outcome.said, "limit-cells 3:1 5\n");

  settings = *kjp__options_settings(NULL);
  settings.max_findings = 1;
  read_with("\x01\x02\na\"\nb\"\n", 9, &settings, &outcome);
  cr_expect_str_eq(outcome.said,
                   "character-forbidden 1:1 U+0001\nlimit-findings 0:0 3\n");
}

/* Seconds of processor time that a table of so many equal pieces takes. */
static double
seconds_of(const char *piece, size_t times)
{
  struct kjp__settings settings = *kjp__options_settings(NULL);
  size_t size = strlen(piece);
  char *table = malloc(size * times);
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__findings *findings = kjp__findings_new(arena, NULL, 100);
  struct kjp__csv_record record;
  struct kjp__csv csv;
  clock_t begin;

  settings.max_bytes = 1 << 30;
  settings.max_nodes = 100000000;
  settings.max_text_bytes = 1 << 20;
  for (size_t i = 0; i < times; i++)
    memcpy(table + i * size, piece, size);
  begin = clock();
  (void)kjp__csv_open(&csv, arena, findings, &settings, table, size * times);
  while (kjp__csv_next(&csv, &record))
    continue;
  kjp__arena_free(arena);
  free(table);
  return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

Test(csv, time_grows_with_the_size_and_no_faster)
{
  static const char *const pieces[] = {
      "\"",    "\"\"", ",",          "\"\n\"x\n", "\"\"x\n", "a\"\n",
      "\n",    " ",    "\t",         "\x01",      "a ",      "\xE3\x80\x80",
      "a,b\n", "\"\n", GB_CITY "\n", "\xC3\xA9",  "a;",      "\r"};

  for (size_t i = 0; i < COUNT(pieces); i++) {
    double seconds = seconds_of(pieces[i], 1 << 20);

    cr_expect(seconds < 10, "%zu: %g s", i, seconds);
  }
}
