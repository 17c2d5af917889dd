/* SPDX-License-Identifier: MIT */
/* lib/format/load.c - kjp_plan_load() and kjp_plan_parse(). */
#define _POSIX_C_SOURCE 200809L
#include <unistd.h>

#include "../base/error-priv.h"
#include "file-priv.h"
#include "yaml-priv.h"

static const struct kjp__mark nowhere = {0, 0};

static void
memory_out(struct kjp__intake *intake)
{
  kjp__intake_report(intake, KJP__MEMORY_OUT, nowhere, NULL);
  kjp__intake_cut_short(intake);
}

static void
read_text(struct kjp__source *source, const struct kjp__settings *settings)
{
  char digits[KJP__SHA256_ROOM];

  if (!kjp__source_open(source, settings)) {
    memory_out(source->intake);
    return;
  }
  kjp__yaml_read(source, settings);
  if (source->scan.hanzi)
    kjp__intake_set_chinese(source->intake);
  if (source->summed) {
    kjp__sha256_end(&source->sum, digits);
    kjp__intake_set_sha256(source->intake, digits);
  }
  kjp__source_close(source);
}

static void
too_long(struct kjp__intake *intake, const struct kjp__settings *settings,
         size_t size)
{
  kjp__source_too_long(intake, settings->max_bytes, (int64_t)size);
  kjp__intake_cut_short(intake);
}

kjp_status
kjp_plan_load(const char *file, const kjp_options *options, kjp_plan **plan_out,
              kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  struct kjp__source source = {0};
  struct kjp__intake *intake;

  if (plan_out)
    *plan_out = NULL;
  if (error_out)
    *error_out = NULL;
  if (!file || !plan_out)
    return kjp__fail_null(error_out, file ? "plan_out" : "file");
  intake = kjp__intake_new(settings, file);
  if (!intake)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  source.file = kjp__file_open(intake, file, settings);
  if (source.file >= 0) {
    source.intake = intake;
    read_text(&source, settings);
    close(source.file);
  }
  return kjp__intake_finish(intake, plan_out, error_out);
}

kjp_status
kjp_plan_parse(const char *data, size_t size, const char *name,
               const kjp_options *options, kjp_plan **plan_out,
               kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  struct kjp__intake *intake;
  struct kjp__source source = {.file = -1, .memory = data, .memory_size = size};

  if (plan_out)
    *plan_out = NULL;
  if (error_out)
    *error_out = NULL;
  if (!data || !plan_out)
    return kjp__fail_null(error_out, data ? "plan_out" : "data");
  intake = kjp__intake_new(settings, name ? name : "-");
  if (!intake)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  source.intake = intake;
  if (size > (size_t)settings->max_bytes)
    too_long(intake, settings, size);
  else
    read_text(&source, settings);
  return kjp__intake_finish(intake, plan_out, error_out);
}
