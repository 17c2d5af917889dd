/* SPDX-License-Identifier: MIT */
/* lib/format/yaml-priv.h - YAML in, events out. */
#pragma once
#include "source-priv.h"

/* Sends the text to source->intake, with all findings of syntax; what the
 * caller has left to do is kjp__intake_finish(). */
void kjp__yaml_read(struct kjp__source *source,
                    const struct kjp__settings *settings);
