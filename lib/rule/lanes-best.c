/* SPDX-License-Identifier: MIT */
/* lib/rule/lanes-best.c - which build of lanes.c the processor can run. */
#include "lanes-priv.h"

extern const struct kjp__lanes kjp__lanes_plain;
#ifdef KJP__LANES_X86
extern const struct kjp__lanes kjp__lanes_avx2;
extern const struct kjp__lanes kjp__lanes_avx512;

static bool
has_avx2(void)
{
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static bool
has_avx512(void)
{
  return has_avx2() && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
}
#endif

const struct kjp__lanes *
kjp__lanes_at(int32_t i)
{
#ifdef KJP__LANES_X86
  if (i == 1 && has_avx2())
    return &kjp__lanes_avx2;
  if (i == 2 && has_avx512())
    return &kjp__lanes_avx512;
#endif
  return i == 0 ? &kjp__lanes_plain : NULL;
}

const struct kjp__lanes *
kjp__lanes_best(void)
{
  int32_t i = 0;

  while (kjp__lanes_at(i + 1) != NULL)
    i++;
  return kjp__lanes_at(i);
}
