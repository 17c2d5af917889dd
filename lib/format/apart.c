/* SPDX-License-Identifier: MIT */
/* lib/format/apart.c - kjp__run_apart().
 *
 * A kill waits for the end of the call of the kernel that runs, not for the
 * next one. What must not be left half done between two is therefore done by a
 * process of its own that lives for just these calls; this thread stands still
 * meanwhile. The host does not notice: no SIGCHLD is sent at its end, a wait
 * for any child does not see it, no handler of pthread_atfork() is called, no
 * memory is copied. A kill of a whole process group or container reaches it,
 * too. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>

#include "apart-priv.h"

/* Room for the dynamic linker, which may look a function up on it. */
enum { STACK = 32 * 1024 };

/* There where the thread sanitizer is: it takes the helper for a fork of the
 * host and gives up. */
extern void __tsan_init(void) __attribute__((weak));

static pid_t
wait_for(pid_t helper, int *status)
{
  pid_t ended;

  do
    ended = waitpid(helper, status, __WALL);
  while (ended < 0 && errno == EINTR);
  return ended;
}

/* Signals are held back, so that no handler of the host's runs in there: the
 * memory is the same. */
int
kjp__run_apart(int (*work)(void *data), void *data)
{
  char stack[STACK];
  sigset_t all, before;
  pid_t helper, ended;
  int status = 0;

  sigfillset(&all);
  if (__tsan_init || pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
    return -1;
  helper = clone(work, stack + sizeof stack, CLONE_VM | CLONE_VFORK, data);
  ended = helper > 0 ? wait_for(helper, &status) : -1;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
