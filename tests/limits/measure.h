/* SPDX-License-Identifier: MIT */
/* tests/limits/measure.h - plans made to measure. */
#pragma once
#include <stdint.h>
#include <stdio.h>

#define HEAD "kjplan: 1\nplan: {id: baotou, title: 包头, years: 2022-2025}\n"

/* Each writes a plan that uses exactly `size` of what is limited. */
void measure_depth(FILE *out, int64_t size);
void measure_nodes(FILE *out, int64_t size); /* 60,000 or more */
void measure_anchors(FILE *out, int64_t size);
void measure_aliases(FILE *out, int64_t size);
void measure_text(FILE *out, int64_t size);
void measure_key(FILE *out, int64_t size);
void measure_digits(FILE *out, int64_t size);
void measure_yuan(FILE *out, int64_t size); /* in 0.01 yuan */
void measure_mistakes(FILE *out, int64_t size);
void measure_bytes(FILE *out, int64_t size); /* 1,000 or more */
