/* SPDX-License-Identifier: MIT */
/* lib/plan/word-priv.h - the words of the plan file, by their numbers. */
#pragma once
#include <stdint.h>

/* Words, from index 1; each ends in NULL. */
extern const char *const kjp__words_direction[];
extern const char *const kjp__words_derive[];
extern const char *const kjp__words_stage[];
extern const char *const kjp__words_comparator[];
extern const char *const kjp__words_strength[];
extern const char *const kjp__words_base[];
extern const char *const kjp__words_clause[];
extern const char *const kjp__words_falling[];
extern const char *const kjp__words_adjustment[];
extern const char *const kjp__words_dimension[];
extern const char *const kjp__words_every[];
extern const char *const kjp__words_count_of[];
extern const char *const kjp__words_shape[];
extern const char *const kjp__words_path_year[];
extern const char *const kjp__words_cap[];
extern const char *const kjp__words_mode[];
extern const char *const kjp__words_status[];
extern const char *const kjp__words_claim[];
extern const char *const kjp__words_role[];
extern const char *const kjp__words_tag[];
extern const char *const kjp__words_work[];

/* The stage that statistics call so: 决算, 执行数; 0: none. */
int8_t kjp__stage_in_chinese(const char *text);
