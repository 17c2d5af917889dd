/* SPDX-License-Identifier: MIT */
/* lib/base/random.c - Philox4x32-10 and the normals made of it.
 *
 * Whole numbers up to the distance from 1/2, so nothing here depends on the
 * compiler; the quantile is real.c's. */
#include "random-priv.h"

#include <string.h>

#include "lanes-priv.h"
#include "real-priv.h"

enum {
  LANES = 16,
  PAIRS = 128, /* calls of Philox for a group of quantiles */
};

/* Multipliers and increments of the key, as the paper gives them. */
#define multiplier0 UINT32_C(0xd2511f53)
#define multiplier1 UINT32_C(0xcd9e8d57)
#define increment0  UINT32_C(0x9e3779b9)
#define increment1  UINT32_C(0xbb67ae85)

struct words {
  uint32_t a, b, c, d;
};

static INLINE struct words
philox_round(struct words in, uint32_t key0, uint32_t key1)
{
  uint64_t first = (uint64_t)in.a * multiplier0;
  uint64_t second = (uint64_t)in.c * multiplier1;
  struct words out = {(uint32_t)(second >> 32) ^ in.b ^ key0, (uint32_t)second,
                      (uint32_t)(first >> 32) ^ in.d ^ key1, (uint32_t)first};

  return out;
}

static INLINE struct words
philox(struct words words, uint32_t key0, uint32_t key1)
{
  UNROLL for (int round = 0; round < 10; round++)
  {
    words = philox_round(words, key0, key1);
    key0 += increment0;
    key1 += increment1;
  }
  return words;
}

void
kjp__philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
  struct words words = {counter[0], counter[1], counter[2], counter[3]};

  words = philox(words, key[0], key[1]);
  out[0] = words.a;
  out[1] = words.b;
  out[2] = words.c;
  out[3] = words.d;
}

/* One place in (seed, draw, year, row), its draws in pairs. */
struct place {
  uint64_t seed, pair;
  uint32_t year, row;
};

/* The 64 bits of each of the 2 LANES draws from `place` on. */
static void
bits_plain(const struct place *place, uint64_t *out)
{
  for (uint32_t i = 0; i < LANES; i++) {
    uint64_t pair = place->pair + i;
    struct words words = {(uint32_t)pair, (uint32_t)(pair >> 32), place->year,
                          place->row};
    words = philox(words, (uint32_t)place->seed, (uint32_t)(place->seed >> 32));
    out[2 * i] = (uint64_t)words.b << 32 | words.a;
    out[2 * i + 1] = (uint64_t)words.d << 32 | words.c;
  }
}

#ifdef KJP__AVX2
/* The keys of ten rounds, each in every lane. Of a word only the low half of 64
 * bits counts; what stands in the high half is left out by the products and at
 * the end. Compilers do not find this form by themselves. */
AVX2 static INLINE void
keys_avx2(uint64_t seed, __m256i keys[10][2])
{
  uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);

  for (int round = 0; round < 10; round++) {
    keys[round][0] = _mm256_set1_epi64x(key0);
    keys[round][1] = _mm256_set1_epi64x(key1);
    key0 += increment0;
    key1 += increment1;
  }
}

AVX2 static INLINE void
bits_four(const struct place *place, __m256i keys[10][2], uint64_t *out)
{
  const __m256i m0 = _mm256_set1_epi64x(multiplier0);
  const __m256i m1 = _mm256_set1_epi64x(multiplier1);
  __m256i a = _mm256_add_epi64(_mm256_set1_epi64x((long long)place->pair),
                               _mm256_setr_epi64x(0, 1, 2, 3));
  __m256i b = _mm256_srli_epi64(a, 32), c = _mm256_set1_epi64x(place->year);
  __m256i d = _mm256_set1_epi64x(place->row);

  UNROLL for (int round = 0; round < 10; round++)
  {
    __m256i first = _mm256_mul_epu32(a, m0), second = _mm256_mul_epu32(c, m1);
    a = _mm256_xor_si256(_mm256_srli_epi64(second, 32),
                         _mm256_xor_si256(b, keys[round][0]));
    c = _mm256_xor_si256(_mm256_srli_epi64(first, 32),
                         _mm256_xor_si256(d, keys[round][1]));
    b = second;
    d = first;
  }
  a = _mm256_blend_epi32(a, _mm256_slli_epi64(b, 32), 0xaa);
  c = _mm256_blend_epi32(c, _mm256_slli_epi64(d, 32), 0xaa);
  b = _mm256_unpacklo_epi64(a, c);
  d = _mm256_unpackhi_epi64(a, c);
  _mm256_storeu_si256((void *)out, _mm256_permute2x128_si256(b, d, 0x20));
  _mm256_storeu_si256((void *)(out + 4), _mm256_permute2x128_si256(b, d, 0x31));
}
#endif

#ifdef KJP__AVX512
/* Eight calls, in the same form. */
AVX512 static INLINE void
keys_avx512(uint64_t seed, __m512i keys[10][2])
{
  uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);

  for (int round = 0; round < 10; round++) {
    keys[round][0] = _mm512_set1_epi64(key0);
    keys[round][1] = _mm512_set1_epi64(key1);
    key0 += increment0;
    key1 += increment1;
  }
}

/* The high half of `product`, and both others, by exclusive or. */
AVX512 static INLINE __m512i
mixed(__m512i product, __m512i word, __m512i key)
{
  return _mm512_ternarylogic_epi64(_mm512_srli_epi64(product, 32), word, key,
                                   0x96);
}

AVX512 static INLINE void
bits_eight(const struct place *place, __m512i keys[10][2], uint64_t *out)
{
  const __m512i m0 = _mm512_set1_epi64(multiplier0);
  const __m512i m1 = _mm512_set1_epi64(multiplier1);
  __m512i a = _mm512_add_epi64(_mm512_set1_epi64((long long)place->pair),
                               _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
  __m512i b = _mm512_srli_epi64(a, 32), c = _mm512_set1_epi64(place->year);
  __m512i d = _mm512_set1_epi64(place->row);

  UNROLL for (int round = 0; round < 10; round++)
  {
    __m512i first = _mm512_mul_epu32(a, m0), second = _mm512_mul_epu32(c, m1);
    a = mixed(second, b, keys[round][0]);
    c = mixed(first, d, keys[round][1]);
    b = second;
    d = first;
  }
  a = _mm512_mask_blend_epi32(0xaaaa, a, _mm512_slli_epi64(b, 32));
  c = _mm512_mask_blend_epi32(0xaaaa, c, _mm512_slli_epi64(d, 32));
  _mm512_storeu_si512(out,
                      _mm512_permutex2var_epi64(
                          a, _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11), c));
  _mm512_storeu_si512(out + 8,
                      _mm512_permutex2var_epi64(
                          a, _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15), c));
}
#endif

/* (k + 1/2) / 2^53 - 1/2 for k the upper 53 of 64 bits. All of k but its top
 * bit become the fraction of a number from 1 to 2; every step is exact. */
static INLINE double
centred(uint64_t bits)
{
  const uint64_t one = UINT64_C(1023) << 52, half = UINT64_C(1022) << 52;
  uint64_t fraction_bits = (bits >> 11 & UINT64_MAX >> 12) | one;
  uint64_t shift_bits = ((bits >> 63) - 1) & half;
  double fraction, shift;

  memcpy(&fraction, &fraction_bits, sizeof fraction);
  memcpy(&shift, &shift_bits, sizeof shift);
  return fraction * 0.5 - (0.5 - 0x1p-54) - shift;
}

static INLINE void
centred_lanes(const uint64_t *bits, double *out)
{
  APART for (int i = 0; i < 2 * LANES; i++) out[i] = centred(bits[i]);
}

/* The distances from 1/2 of `pairs` pairs of draws, and up to LANES - 1 more.
 */
static void
pairs_plain(struct place place, int32_t pairs, double *out)
{
  ALIGNED uint64_t bits[2 * LANES];

  for (int32_t i = 0; i < pairs; i += LANES, place.pair += LANES) {
    bits_plain(&place, bits);
    centred_lanes(bits, out + 2 * i);
  }
}

#ifdef KJP__AVX2
AVX2 static void
pairs_avx2(struct place place, int32_t pairs, double *out)
{
  __m256i keys[10][2];
  ALIGNED uint64_t bits[2 * LANES];

  keys_avx2(place.seed, keys);
  for (int32_t i = 0; i < pairs; i += LANES) {
    for (int32_t j = 0; j < LANES; j += 4, place.pair += 4)
      bits_four(&place, keys, bits + 2 * j);
    centred_lanes(bits, out + 2 * i);
  }
}
#else
#define pairs_avx2 pairs_plain
#endif

#ifdef KJP__AVX512
AVX512 static void
pairs_avx512(struct place place, int32_t pairs, double *out)
{
  __m512i keys[10][2];
  ALIGNED uint64_t bits[2 * LANES];

  keys_avx512(place.seed, keys);
  for (int32_t i = 0; i < pairs; i += LANES) {
    for (int32_t j = 0; j < LANES; j += 8, place.pair += 8)
      bits_eight(&place, keys, bits + 2 * j);
    centred_lanes(bits, out + 2 * i);
  }
}
#else
#define pairs_avx512 pairs_plain
#endif

void
kjp__normals(uint64_t seed, uint64_t first, int32_t count, uint32_t year,
             uint32_t row, double *out)
{
  struct place place = {seed, first / 2, year, row};
  ALIGNED double q[2 * PAIRS];
  int32_t skipped = (int32_t)(first % 2), left = count;

  while (left > 0) {
    int32_t here = left < 2 * PAIRS - skipped ? left : 2 * PAIRS - skipped;
    WIDEST(pairs)(place, (skipped + here + 1) / 2, q);
    kjp__normal_centred(q + skipped, here, out);
    out += here;
    left -= here;
    place.pair += PAIRS;
    skipped = 0;
  }
}
