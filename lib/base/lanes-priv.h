/* SPDX-License-Identifier: MIT */
/* lib/base/lanes-priv.h - one text, compiled for two widths of vectors.
 *
 * An INLINE body is taken into a plain function and into one marked AVX2; the
 * caller chooses by HAS_AVX2. With KJP__ONE_WIDTH, or where the compiler
 * cannot, both are plain. */
#pragma once

#define INLINE inline __attribute__((always_inline))

#if defined(__x86_64__) && defined(__GNUC__) && !defined(KJP__ONE_WIDTH)
#include <immintrin.h>
#define KJP__AVX2
#define AVX2     __attribute__((target("avx2")))
#define HAS_AVX2 (__builtin_cpu_supports("avx2") != 0)
#else
#define AVX2
#define HAS_AVX2 0
#endif

/* Before a loop whose rounds do not look at each other: what is written at i
 * is read, if at all, at i. Without it GCC compares addresses, which at -O2 it
 * holds too dear, as it
 * does writing out a short loop. */
#if defined(__GNUC__) && !defined(__clang__)
#define APART  _Pragma("GCC ivdep")
#define UNROLL _Pragma("GCC unroll 16")
#else
#define APART
#define UNROLL
#endif
