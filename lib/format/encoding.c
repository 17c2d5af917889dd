/* SPDX-License-Identifier: MIT */
/* lib/format/encoding.c - what bytes are if they are not UTF-8.
 *
 * Bytes that are not UTF-8 count as GB18030 when they decode as it and more
 * than half of the pairs are hanzi of the first level (the 3,755 common ones)
 * or punctuation: UTF-8 or Latin-1 read as GB18030 gives rare hanzi. */
#include "encoding-priv.h"

static int
length_of(unsigned char lead)
{
  if (lead < 0x80)
    return 1;
  if (lead < 0xC2 || lead > 0xF4)
    return -1;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Overlong forms, surrogates and what lies above U+10FFFF show in the second
 * byte. */
static bool
second_fits(unsigned char lead, unsigned char second)
{
  switch (lead) {
  case 0xE0:
    return second >= 0xA0 && second <= 0xBF;
  case 0xED:
    return second >= 0x80 && second <= 0x9F;
  case 0xF0:
    return second >= 0x90 && second <= 0xBF;
  case 0xF4:
    return second >= 0x80 && second <= 0x8F;
  default:
    return (second & 0xC0) == 0x80;
  }
}

int
kjp__utf8_decode(const unsigned char *bytes, size_t size, uint32_t *code_out)
{
  static const uint32_t masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  int length = length_of(bytes[0]);
  uint32_t code;

  if (length < 0)
    return -1;
  code = bytes[0] & masks[length];
  for (int i = 1; i < length; i++) {
    if ((size_t)i == size)
      return 0;
    if (i == 1 ? !second_fits(bytes[0], bytes[1]) : (bytes[i] & 0xC0) != 0x80)
      return -1;
    code = code << 6 | (bytes[i] & 0x3F);
  }
  *code_out = code;
  return length;
}

uint32_t
kjp__utf8_count(const unsigned char *bytes, size_t size)
{
  uint32_t count = 0;

  for (size_t i = 0; i < size; i++)
    count += (bytes[i] & 0xC0) != 0x80;
  return count;
}

bool
kjp__looks_utf16(const unsigned char *bytes, size_t size)
{
  if (size < 2)
    return false;
  if ((bytes[0] == 0xFF && bytes[1] == 0xFE) ||
      (bytes[0] == 0xFE && bytes[1] == 0xFF))
    return true;
  if (size < 4)
    return false;
  return (bytes[0] && !bytes[1] && !bytes[3]) ||
         (!bytes[0] && bytes[1] && !bytes[2]);
}

/* One character: its length, 0 where the sample ends in it, -1 for none. */
static int
gb18030_length(const unsigned char *bytes, size_t size)
{
  if (bytes[0] < 0x80)
    return 1;
  if (bytes[0] == 0x80 || bytes[0] == 0xFF)
    return -1;
  if (size < 2)
    return 0;
  if (bytes[1] >= 0x40)
    return bytes[1] == 0x7F || bytes[1] == 0xFF ? -1 : 2;
  if (bytes[1] < 0x30 || bytes[1] > 0x39)
    return -1;
  if (size < 4)
    return 0;
  if (bytes[2] < 0x81 || bytes[2] == 0xFF || bytes[3] < 0x30 || bytes[3] > 0x39)
    return -1;
  return 4;
}

static bool
is_common(const unsigned char *pair)
{
  unsigned code = (unsigned)pair[0] << 8 | pair[1];

  if (pair[1] < 0xA1)
    return false;
  return (code >= 0xB0A1 && code <= 0xD7F9) ||
         (code >= 0xA1A1 && code <= 0xA3FE);
}

bool
kjp__looks_gb18030(const unsigned char *bytes, size_t size)
{
  size_t wide = 0, common = 0;
  int length;

  for (size_t i = 0; i < size; i += (size_t)length) {
    length = gb18030_length(bytes + i, size - i);
    if (length < 0)
      return false;
    if (length == 0)
      break;
    wide += length > 1;
    common += length == 2 && is_common(bytes + i);
  }
  return common * 2 > wide;
}
