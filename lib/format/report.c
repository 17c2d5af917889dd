/* SPDX-License-Identifier: MIT */
/* lib/format/report.c - findings with what to write instead.
 *
 * What is quoted from the file is cut at a character to fit a line. */
#include <stdio.h>
#include <string.h>

#include "syntax-priv.h"

enum { SHOWN = 60 };

/* The first characters of `text`, up to a line end. */
static size_t
shown_size(const char *text, size_t size)
{
  size_t count = 0;

  while (count < size && count < SHOWN && text[count] != '\n' &&
         text[count] != '\r')
    count++;
  while (count > 0 && count < size && (text[count] & 0xC0) == 0x80)
    count--;
  return count;
}

void
kjp__report_sign(struct kjp__intake *intake, struct kjp__mark mark,
                 const struct kjp__sign *sign)
{
  struct kjp__details details = {.found = KJP__SAY(sign->wide),
                                 .near = KJP__SAY(sign->ascii)};

  kjp__intake_report(intake, KJP__YAML_FULLWIDTH, mark, &details);
}

/* text begins with the dash. */
void
kjp__report_dash(struct kjp__intake *intake, struct kjp__mark mark,
                 const char *text, size_t size)
{
  char found[SHOWN + 4], near[SHOWN + 4];
  int shown = (int)shown_size(text, size);
  struct kjp__details details = {.found = KJP__SAY(found),
                                 .near = KJP__SAY(near)};

  (void)snprintf(found, sizeof found, "%.*s", shown, text);
  (void)snprintf(near, sizeof near, "- %.*s", shown - 1, text + 1);
  kjp__intake_report(intake, KJP__YAML_DASH, mark, &details);
}

void
kjp__report_tight(struct kjp__intake *intake, struct kjp__mark mark,
                  const char *word, size_t size)
{
  char zh[SHOWN + 40], en[SHOWN + 40];
  int shown = (int)shown_size(word, size);
  struct kjp__details details = {
      .name = {"冒号后缺少空格", "there is no blank behind the colon"},
      .near = {zh, en}};

  (void)snprintf(zh, sizeof zh, "写成 %.*s: 值", shown, word);
  (void)snprintf(en, sizeof en, "write %.*s: value", shown, word);
  kjp__intake_report(intake, KJP__YAML_SYNTAX, mark, &details);
}

static uint32_t
count_characters(const char *text, size_t size)
{
  uint32_t count = 0;

  for (size_t i = 0; i < size; i++)
    count += (text[i] & 0xC0) != 0x80;
  return count;
}

void
kjp__report_slip(struct kjp__intake *intake, struct kjp__mark mark,
                 const struct kjp__slip *slip, const char *text, size_t size)
{
  mark.column += count_characters(text, slip->at);
  if (slip->kind == KJP__SLIP_WIDE)
    kjp__report_sign(intake, mark,
                     kjp__sign_at(text + slip->at, size - slip->at));
  else if (slip->kind == KJP__SLIP_TIGHT)
    kjp__report_tight(intake, mark, text + slip->word, slip->word_size);
  else
    kjp__report_dash(intake, mark, text + slip->at, size - slip->at);
}

void
kjp__report_key_size(struct kjp__intake *intake, struct kjp__mark mark,
                     int64_t max_key_bytes)
{
  struct kjp__limit_room room;
  struct kjp__details details = kjp__limit_details(&room, max_key_bytes, 0);

  details.found = (struct kjp__say){"1024 以上", "more than 1024"};
  kjp__intake_report(intake, KJP__LIMIT_KEY, mark, &details);
}
