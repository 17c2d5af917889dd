/* SPDX-License-Identifier: MIT */
/* doc/schema/print-schema.c - prints the JSON Schema of a plan file; run by the
 * build, which installs what it prints. */
#include <stdio.h>

#include <kjplan/kjplan.h>

int
main(void)
{
  kjp_text *text;
  kjp_error *error;
  size_t size;
  int failed = 0;

  if (kjp_plan_schema(&text, &error) != KJP_OK) {
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
    kjp_error_free(error);
    return 1;
  }
  size = kjp_text_size(text);
  if (fwrite(kjp_text_data(text), 1, size, stdout) != size ||
      fflush(stdout) != 0)
    failed = 1;
  kjp_text_free(text);
  return failed;
}
