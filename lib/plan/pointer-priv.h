/* SPDX-License-Identifier: MIT */
/* lib/plan/pointer-priv.h - a pointer (RFC 6901) as steps, and places of a
 * tree. */
#pragma once
#include "../base/error-priv.h"
#include "tree-priv.h"

enum { KJP__STEPS = 64 }; /* the hard limit of max-depth */

struct kjp__step {
  const char *text; /* ends in NUL */
  size_t size;
};

struct kjp__pointer {
  const char *written;
  struct kjp__step steps[KJP__STEPS];
  int32_t count; /* 1 or more */
  char *room;    /* of the texts of the steps */
};

/* Where a pointer leads: the last twig on its way that stands, and how many
 * steps it took. */
struct kjp__spot {
  struct kjp__twig *twig;
  int32_t taken;
};

/* `written` is kept, not copied; it may have `most` steps. Close the pointer
 * either way. */
kjp_status kjp__pointer_open(struct kjp__pointer *pointer, const char *written,
                             int32_t most, kjp_error **error_out);
void kjp__pointer_close(struct kjp__pointer *pointer);
/* What stands at the pointer, or where its first missing step may be hung. */
kjp_status kjp__pointer_follow(const struct kjp__pointer *pointer,
                               struct kjp__twig *root,
                               struct kjp__spot *spot_out,
                               kjp_error **error_out);

/* KJP_E_ARGUMENT: argument `name` is `found`, at `pointer` or NULL. */
kjp_status kjp__refuse(kjp_error **error_out, const char *name,
                       const char *found, struct kjp__say expected,
                       const char *pointer);
/* KJP_OK, or KJP_E_SYNTAX for a text that no plan may hold. */
kjp_status kjp__refuse_unfit(kjp_error **error_out, const char *text,
                             const char *pointer);
