/* SPDX-License-Identifier: MIT */
/* lib/base/lanes-priv.h - one text, compiled for three widths of vectors.
 *
 * An INLINE body is taken into a plain function and into two marked AVX2 and
 * AVX512; IN_WIDTHS writes them, and WIDEST is the one for the processor that
 * runs. With KJP__ONE_WIDTH, or where the compiler cannot, all are plain;
 * KJP__NO_AVX512 leaves the widest out. None of them uses FMA. */
#pragma once

#define INLINE inline __attribute__((always_inline))
/* Vectors that lie across two lines of the cache cost twice. */
#define ALIGNED _Alignas(64)

#if defined(__x86_64__) && defined(__GNUC__) && !defined(KJP__ONE_WIDTH)
#include <immintrin.h>
#define KJP__AVX2
#define AVX2     __attribute__((target("avx2")))
#define HAS_AVX2 (__builtin_cpu_supports("avx2") != 0)
#else
#define AVX2
#define HAS_AVX2 0
#endif

#if defined(KJP__AVX2) && !defined(KJP__NO_AVX512)
#define KJP__AVX512
#ifdef __clang__
#define AVX512                                                                 \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"),                 \
                 min_vector_width(512)))
#else
#define AVX512                                                                 \
  __attribute__((                                                              \
      target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")))
#endif
#define HAS_AVX512                                                             \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&  \
   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
#else
#define AVX512
#define HAS_AVX512 0
#endif

/* name_plain, name_avx2 and name_avx512, each of the body name_over. */
#define IN_WIDTHS(name, parameters, arguments)                                 \
  AVX512 static void name##_avx512 parameters                                  \
  {                                                                            \
    name##_over arguments;                                                     \
  }                                                                            \
                                                                               \
  AVX2 static void name##_avx2 parameters                                      \
  {                                                                            \
    name##_over arguments;                                                     \
  }                                                                            \
                                                                               \
  static void name##_plain parameters                                          \
  {                                                                            \
    name##_over arguments;                                                     \
  }
#define WIDEST(name)                                                           \
  (HAS_AVX512 ? name##_avx512 : HAS_AVX2 ? name##_avx2 : name##_plain)

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
