/* SPDX-License-Identifier: MIT */
/* lib/format/reason.c - why the system refused, in both languages.
 *
 * strerror() speaks the host's language. */
#include <errno.h>
#include <stdio.h>

#include "reason-priv.h"

static const struct {
  int number;
  struct kjp__say say;
} reasons[] = {
    {ENOENT, {"没有这个文件", "there is no such file"}},
    {ENOTDIR, {"路径中有一项不是目录", "a part of the path is no directory"}},
    {EACCES, {"没有读取权限", "there is no permission to read it"}},
    {EPERM, {"系统不允许", "the system does not permit it"}},
    {EISDIR, {"这是目录", "it is a directory"}},
    {ELOOP, {"符号链接过多", "there are too many symbolic links"}},
    {ENAMETOOLONG, {"文件名过长", "the name is too long"}},
    {EMFILE, {"进程打开的文件过多", "the process has too many files open"}},
    {ENFILE, {"系统打开的文件过多", "the system has too many files open"}},
    {EOVERFLOW, {"文件过大", "the file is too large"}},
    {EIO, {"读写出错", "reading or writing failed"}},
    {ESTALE, {"网络文件已失效", "the network file has gone"}},
    {ENODEV, {"这不是普通文件", "it is no regular file"}},
    {ENOSPC, {"磁盘已满", "the disk is full"}},
    {EDQUOT, {"超出磁盘配额", "the disk quota is used up"}},
    {EFBIG, {"文件过大", "the file would be too large"}},
    {EROFS, {"文件系统只读", "the file system is read-only"}},
};

struct kjp__say
kjp__reason(int number, char *room)
{
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    if (reasons[i].number == number)
      return reasons[i].say;
  }
  (void)snprintf(room, KJP__REASON_ROOM, "errno %d", number);
  return KJP__SAY(room);
}
