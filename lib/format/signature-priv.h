/* SPDX-License-Identifier: MIT */
/* lib/format/signature-priv.h - whose file it is, by its first bytes. */
#pragma once
#include <stddef.h>

/* So many bytes tell. */
enum { KJP__SIGNATURE_SIZE = 16 };

/* What wrote a file that begins like this, NULL for none that is known. */
const char *kjp__signature(const unsigned char *bytes, size_t size);
