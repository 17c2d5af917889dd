/* SPDX-License-Identifier: MIT */
/* tests/bench/nothing.c - a process that has GLib and libyaml and does nothing
 * with them: what a program that checks plans cannot fall below. */
#include <glib.h>
#include <yaml.h>

int
main(void)
{
  yaml_parser_t parser;

  if (glib_major_version != GLIB_MAJOR_VERSION ||
      !yaml_parser_initialize(&parser))
    return 1;
  yaml_parser_delete(&parser);
  return 0;
}
