/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_options.c - calls of options, errors, texts, versions. */
#include <string.h>

#include "host_calls.h"
#include "require.h"
#include "walk.h"

void
call_options_new(struct host *host)
{
  kjp_options *options = kjp_options_new();

  require(options != NULL);
  KEEP(host, options, options, kjp_options_free);
}

void
call_options_set(struct host *host)
{
  kjp_options *options = CHOOSE(host, options);
  const char *name = host_text(host), *value = host_text(host);
  kjp_error *error;
  kjp_status status;

  /* A number of draws, threads or kept values may be right and take long. */
  if (name != NULL && value != NULL && strlen(value) > 3 &&
      (strcmp(name, "draws") == 0 || strcmp(name, "kept") == 0))
    value = "20";
  status = kjp_options_set(options, name, value, &error);
  judge(host, status, error, status == KJP_OK);
}

void
call_options_free(struct host *host)
{
  KEEP(host, options, NULL, kjp_options_free);
}

void
call_error_status(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);

  require((kjp_error_status(error) == KJP_OK) == (error == NULL));
}

void
call_error_message(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);
  const char *message = kjp_error_message(error, host_number(host));

  require(message == NULL || error != NULL);
}

void
call_error_language(struct host *host)
{
  (void)kjp_error_language(CHOOSE(host, errors));
}

void
call_error_table(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);

  require((kjp_error_table(error) == NULL) == (error == NULL));
  walk_table(kjp_error_table(error));
}

void
call_error_free(struct host *host)
{
  KEEP(host, errors, NULL, kjp_error_free);
}

void
call_text_data(struct host *host)
{
  const kjp_text *text = CHOOSE(host, texts);

  require(text != NULL || kjp_text_data(text) == NULL);
  require(text == NULL || strlen(kjp_text_data(text)) <= kjp_text_size(text));
}

void
call_text_size(struct host *host)
{
  const kjp_text *text = CHOOSE(host, texts);

  require(text != NULL || kjp_text_size(text) == 0);
}

void
call_text_free(struct host *host)
{
  KEEP(host, texts, NULL, kjp_text_free);
}

void
call_version(struct host *host)
{
  (void)host;
  require(kjp_version() > 0);
}

void
call_version_text(struct host *host)
{
  (void)host;
  require(kjp_version_text() != NULL);
}
