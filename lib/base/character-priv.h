/* SPDX-License-Identifier: MIT */
/* lib/base/character-priv.h - which texts a plan may hold. */
#pragma once
#include "diagnostic-priv.h"

enum { KJP__FLAW_ROOM = 16 };

/* Characters that must not stand in a plan file. */
bool kjp__is_forbidden(uint32_t character);
/* True where the text is UTF-8 without characters that are forbidden. Else
 * false, the diagnostic, and what was found ("0xFF", "U+0007"). */
bool kjp__text_is_fit(const char *text, size_t size, enum kjp__code *code_out,
                      char found_out[KJP__FLAW_ROOM]);
