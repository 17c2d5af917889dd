/* SPDX-License-Identifier: MIT */
/* tests/fuzz/bytes.h - an input that is eaten up from its front.
 *
 * What is taken behind the end is 0, so any bytes are an input. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bytes {
  const uint8_t *at;
  size_t size;
};

static inline uint8_t
take_byte(struct bytes *bytes)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;
  return *bytes->at++;
}

/* 0 to below - 1. */
static inline uint32_t
take_below(struct bytes *bytes, uint32_t below)
{
  return take_byte(bytes) % below;
}

static inline uint64_t
take_number(struct bytes *bytes)
{
  uint64_t number = 0;

  for (int i = 0; i < 8; i++)
    number = number << 8 | take_byte(bytes);
  return number;
}

/* Up to `most` bytes as a text that ends in NUL; `room` has one more. */
static inline const char *
take_string(struct bytes *bytes, char *room, size_t most)
{
  size_t size = take_byte(bytes);

  size = size < most ? size : most;
  size = size < bytes->size ? size : bytes->size;
  memcpy(room, bytes->at, size);
  room[size] = '\0';
  bytes->at += size;
  bytes->size -= size;
  return room;
}
