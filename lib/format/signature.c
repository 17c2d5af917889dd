/* SPDX-License-Identifier: MIT */
/* lib/format/signature.c - whose file it is, by its first bytes.
 *
 * What an office hands on for a plan or a table, and is neither: workbooks,
 * documents, archives, and pages, for many systems write a page and name it
 * .xls. */
#include "signature-priv.h"

#include <glib.h>

static const struct {
  size_t size;
  const char *bytes; /* letters stand for either case */
  const char *name;
} signatures[] = {
#define SIGNATURE(bytes, name)                                                 \
  {                                                                            \
    sizeof(bytes) - 1, bytes, name                                             \
  }
    SIGNATURE("PK\x03\x04", "ZIP (xlsx, docx, ods)"),
    SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "OLE (xls, et, doc)"),
    SIGNATURE("%PDF-", "PDF"),
    SIGNATURE("{\\rtf", "RTF"),
    SIGNATURE("<!doctype html", "HTML"),
    SIGNATURE("<html", "HTML"),
    SIGNATURE("<head", "HTML"),
    SIGNATURE("<meta", "HTML"),
    SIGNATURE("<table", "HTML"),
    SIGNATURE("<?xml", "XML"),
    SIGNATURE("Rar!\x1A\x07", "RAR"),
    SIGNATURE("7z\xBC\xAF\x27\x1C", "7z"),
    SIGNATURE("\x1F\x8B", "gzip"),
    SIGNATURE("\x89PNG\r\n\x1A\n", "PNG"),
    SIGNATURE("\xFF\xD8\xFF", "JPEG"),
    SIGNATURE("SQLite format 3", "SQLite"),
};

const char *
kjp__signature(const unsigned char *bytes, size_t size)
{
  for (size_t i = 0; i < G_N_ELEMENTS(signatures); i++)
    if (size >= signatures[i].size &&
        g_ascii_strncasecmp((const char *)bytes, signatures[i].bytes,
                            signatures[i].size) == 0)
      return signatures[i].name;
  return NULL;
}
