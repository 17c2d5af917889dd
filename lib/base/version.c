/* SPDX-License-Identifier: MIT */
/* lib/base/version.c - the version in use; the build gives both forms. */
#include <kjplan/status.h>

uint32_t
kjp_version(void)
{
  return KJP_VERSION_NUMBER;
}

const char *
kjp_version_text(void)
{
  return KJP_VERSION_TEXT;
}
