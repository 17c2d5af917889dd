/* SPDX-License-Identifier: MIT */
/* tests/unit/test_replace.c - lib/format/replace.c: what may be replaced, and
 * what stays as it was. Faults, full disks and kills are in tests/replace. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "../../lib/format/replace-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char folder[] = "/tmp/kjp-replace-XXXXXX";

/* Each test is a process of its own: a folder for it, and a umask. */
static void
enter(void)
{
  cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
  umask(022);
}

/* What drop_root() took comes back, for rm, and for the leak sanitizer, which
 * looks at a process from one beside it. */
static void
leave(void)
{
  pid_t child;

  if (setresuid((uid_t)-1, 0, (uid_t)-1) == 0)
    (void)!setresuid(0, 0, 0);
  (void)prctl(PR_SET_DUMPABLE, 1);
  child = fork();
  if (child == 0) {
    execlp("rm", "rm", "-rf", folder, (char *)NULL);
    _exit(127);
  }
  waitpid(child, NULL, 0);
}

TestSuite(replace, .init = enter, .fini = leave);

static int
save(const char *file, const char *content)
{
  const char *step;
  int status = kjp__replace_file(file, content, strlen(content), &step);

  cr_expect((status == 0) == (step == NULL), "%s: step %s", file,
            step ? step : "none");
  return status;
}

static void
make(const char *file, const char *content, mode_t mode)
{
  FILE *stream = fopen(file, "wb");

  cr_assert(stream && fputs(content, stream) >= 0 && fclose(stream) == 0);
  cr_assert(chmod(file, mode) == 0);
}

static bool
holds(const char *file, const char *content)
{
  char found[100] = "";
  FILE *stream = fopen(file, "rb");

  if (!stream)
    return false;
  found[fread(found, 1, sizeof found - 1, stream)] = '\0';
  fclose(stream);
  return strcmp(found, content) == 0;
}

static int
count_names(const char *path)
{
  DIR *names = opendir(path);
  int count = -2;

  cr_assert(names != NULL, "%s", path);
  while (readdir(names))
    count++;
  closedir(names);
  return count;
}

static mode_t
mode_of(const char *file)
{
  struct stat about;

  return lstat(file, &about) == 0 ? about.st_mode & 07777 : 0;
}

static bool
is_link(const char *file)
{
  struct stat about;

  return lstat(file, &about) == 0 && S_ISLNK(about.st_mode);
}

/* From here on not root, for whom nothing is forbidden. */
static void
drop_root(void)
{
  if (geteuid() != 0)
    return;
  cr_assert(chown(".", 65534, 65534) == 0 && setgroups(0, NULL) == 0 &&
            setresgid(65534, 65534, 65534) == 0 &&
            setresuid(65534, 65534, 0) == 0);
}

Test(replace, a_new_file_gets_the_mode_that_the_umask_leaves)
{
  umask(027);
  cr_expect(save("plan.yaml", "new") == 0);
  cr_expect(holds("plan.yaml", "new") && mode_of("plan.yaml") == 0640);
  cr_expect(umask(0) == 027);
  cr_expect(save("other.yaml", "new") == 0 && mode_of("other.yaml") == 0666);
  cr_expect(count_names(".") == 2);
}

Test(replace, an_old_file_keeps_its_mode)
{
  static const mode_t modes[] = {0600, 0640, 0644, 0666, 0777, 0200, 0604};

  for (size_t i = 0; i < COUNT(modes); i++) {
    make("plan.yaml", "old and longer", modes[i]);
    cr_expect(save("plan.yaml", "new") == 0);
    cr_expect(mode_of("plan.yaml") == modes[i], "%o", (unsigned)modes[i]);
    cr_expect(count_names(".") == 1);
    cr_assert(chmod("plan.yaml", 0600) == 0);
    cr_expect(holds("plan.yaml", "new"));
  }
}

Test(replace, set_id_bits_go_as_with_a_write)
{
  make("plan.yaml", "old", 06755);
  cr_expect(save("plan.yaml", "new") == 0 && mode_of("plan.yaml") == 0755);
}

Test(replace, owner_and_group_are_kept_by_root)
{
  struct stat about;

  if (geteuid() != 0)
    cr_skip_test("needs root");
  make("plan.yaml", "old", 0640);
  cr_assert(chown("plan.yaml", 1234, 2345) == 0);
  cr_expect(save("plan.yaml", "new") == 0 && stat("plan.yaml", &about) == 0);
  cr_expect(about.st_uid == 1234 && about.st_gid == 2345 &&
            (about.st_mode & 0777) == 0640);
}

/* Another's file, writable for us by its group or others: it becomes ours, and
 * our group may do with it what everybody could. */
Test(replace, a_group_that_cannot_be_kept_gets_no_more_than_others)
{
  static const struct {
    mode_t before, after;
  } rows[] = {{0666, 0666}, {0606, 0600}, {0646, 0644}, {0662, 0622}};
  struct stat about;

  if (geteuid() != 0)
    cr_skip_test("needs root, to make a file of another's");
  for (size_t i = 0; i < COUNT(rows); i++) {
    char name[20];

    snprintf(name, sizeof name, "%zu", i);
    make(name, "old", rows[i].before);
    cr_assert(chown(name, 1234, 2345) == 0);
  }
  drop_root();
  for (size_t i = 0; i < COUNT(rows); i++) {
    char name[20];

    snprintf(name, sizeof name, "%zu", i);
    cr_expect(save(name, "new") == 0 && stat(name, &about) == 0);
    cr_expect(about.st_uid == 65534 && about.st_gid == 65534);
    cr_expect((about.st_mode & 07777) == rows[i].after, "%o: %o",
              (unsigned)rows[i].before, (unsigned)about.st_mode);
  }
}

/* As the kernel takes it: a version, then a tag, what is allowed, and whom. */
struct access_list {
  uint32_t version;
  struct {
    uint16_t tag, allowed;
    uint32_t who;
  } entries[5];
};

static const char list_name[] = "system.posix_acl_access";
static const struct access_list list = {
    2,
    {{1, 6, UINT32_MAX}, /* the owner */
     {2, 6, 1234},
     {4, 0, UINT32_MAX}, /* the group: nothing, but the mode says 6 */
     {16, 6, UINT32_MAX},
     {32, 0, UINT32_MAX}}};

Test(replace, an_access_list_is_kept)
{
  struct access_list found = {0};

  make("plan.yaml", "old", 0600);
  if (setxattr("plan.yaml", list_name, &list, sizeof list, 0) != 0)
    cr_skip_test("no access lists here");
  cr_expect(save("plan.yaml", "new") == 0 && mode_of("plan.yaml") == 0660);
  cr_expect(getxattr("plan.yaml", list_name, &found, sizeof found) ==
            sizeof list);
  cr_expect(memcmp(&found, &list, sizeof list) == 0);
}

/* A file moved into a folder does not get its list, but a new file does. */
Test(replace, no_access_list_comes_from_the_folder)
{
  struct access_list found;

  make("plan.yaml", "old", 0640);
  if (setxattr(".", "system.posix_acl_default", &list, sizeof list, 0) != 0)
    cr_skip_test("no access lists here");
  cr_expect(save("plan.yaml", "new") == 0 && mode_of("plan.yaml") == 0640);
  cr_expect(getxattr("plan.yaml", list_name, &found, sizeof found) == -1);
  cr_expect(save("other.yaml", "new") == 0);
  cr_expect(getxattr("other.yaml", list_name, &found, sizeof found) > 0);
}

Test(replace, content_may_be_empty_or_large)
{
  enum { LARGE = 3000000 };
  char *large = calloc(1, LARGE);
  const char *step;
  struct stat about;

  cr_assert(large != NULL);
  cr_expect(save("plan.yaml", "") == 0 && holds("plan.yaml", ""));
  cr_expect(kjp__replace_file("plan.yaml", large, LARGE, &step) == 0);
  cr_expect(stat("plan.yaml", &about) == 0 && about.st_size == LARGE);
  cr_expect(save("plan.yaml", "") == 0 && holds("plan.yaml", ""));
  cr_expect(kjp__replace_file("plan.yaml", NULL, 0, &step) == 0);
  free(large);
}

Test(replace, links_are_followed_and_stay)
{
  cr_assert(mkdir("a", 0755) == 0 && mkdir("b", 0755) == 0);
  make("b/plan.yaml", "old", 0600);
  cr_assert(symlink("../b/plan.yaml", "a/second") == 0 &&
            symlink("a/second", "first") == 0 && symlink("a", "folder") == 0);
  cr_expect(save("first", "new") == 0);
  cr_expect(is_link("first") && is_link("a/second"));
  cr_expect(holds("b/plan.yaml", "new") && mode_of("b/plan.yaml") == 0600);
  cr_expect(save("folder/second", "newer") == 0);
  cr_expect(holds("b/plan.yaml", "newer") && is_link("folder"));
  cr_expect(count_names(".") == 4 && count_names("a") == 1 &&
            count_names("b") == 1);
}

Test(replace, a_link_to_nothing_gets_its_target)
{
  char target[PATH_MAX];

  snprintf(target, sizeof target, "%s/a/plan.yaml", folder);
  cr_assert(mkdir("a", 0755) == 0 && symlink("a/other.yaml", "near") == 0 &&
            symlink(target, "absolute") == 0 && symlink("no/f", "far") == 0);
  cr_expect(save("near", "new") == 0 && is_link("near"));
  cr_expect(holds("a/other.yaml", "new"));
  cr_expect(save("absolute", "new") == 0 && is_link("absolute"));
  cr_expect(holds("a/plan.yaml", "new"));
  cr_expect(save("far", "new") == ENOENT && count_names(".") == 4);
}

static const struct {
  const char *file;
  int status;
} refused[] = {
    {"folder", EISDIR},      {"folder/", EISDIR},
    {"folder/.", EISDIR},    {".", EISDIR},
    {"/", EISDIR},           {"to-folder", EISDIR},
    {"new/", EISDIR},        {"", ENOENT},
    {"fifo", ENODEV},        {"to-fifo", ENODEV},
    {"socket", ENODEV},      {"/dev/full", ENODEV},
    {"/dev/null", ENODEV},   {"loop", ELOOP},
    {"loop-a", ELOOP},       {"none/plan.yaml", ENOENT},
    {"plan.yaml/", ENOTDIR}, {"plan.yaml/plan.yaml", ENOTDIR},
};

/* A FIFO nobody reads: opening it would take for ever. */
Test(replace, what_is_no_file_is_refused, .timeout = 20)
{
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
  int one = socket(AF_UNIX, SOCK_STREAM, 0);

  cr_assert(mkdir("folder", 0755) == 0 && mkfifo("fifo", 0666) == 0);
  cr_assert(bind(one, (struct sockaddr *)&address, sizeof address) == 0);
  cr_assert(symlink("folder", "to-folder") == 0 &&
            symlink("fifo", "to-fifo") == 0 && symlink("loop", "loop") == 0 &&
            symlink("loop-b", "loop-a") == 0 &&
            symlink("loop-a", "loop-b") == 0);
  make("plan.yaml", "old", 0644);
  for (size_t i = 0; i < COUNT(refused); i++) {
    int status = save(refused[i].file, "new");

    cr_expect(status == refused[i].status, "%s: %s", refused[i].file,
              strerror(status));
  }
  cr_expect(holds("plan.yaml", "old") && count_names(".") == 9 &&
            count_names("folder") == 0);
  close(one);
}

Test(replace, a_pipe_by_its_number_is_refused)
{
  char name[40];
  int ends[2];

  cr_assert(pipe(ends) == 0);
  snprintf(name, sizeof name, "/proc/self/fd/%d", ends[1]);
  cr_expect(save(name, "new") == ENODEV);
}

Test(replace, what_may_not_be_written_is_refused)
{
  cr_assert(mkdir("shut", 0777) == 0);
  make("shut/plan.yaml", "old", 0666);
  cr_assert(chmod("shut", 0555) == 0);
  make("plan.yaml", "old", 0444);
  drop_root();
  if (access("shut", W_OK) == 0)
    cr_skip_test("everything is permitted");
  cr_expect(save("plan.yaml", "new") == EACCES && holds("plan.yaml", "old"));
  cr_expect(save("shut/plan.yaml", "new") == EACCES);
  cr_expect(holds("shut/plan.yaml", "old") && count_names("shut") == 1);
  cr_expect(save("shut/new.yaml", "new") == EACCES && count_names("shut") == 1);
}

Test(replace, a_folder_that_may_not_be_read_will_do)
{
  cr_assert(mkdir("drop", 0777) == 0 && chmod("drop", 0333) == 0);
  drop_root();
  cr_expect(save("drop/plan.yaml", "old") == 0);
  cr_expect(save("drop/plan.yaml", "new") == 0);
  cr_expect(holds("drop/plan.yaml", "new"));
}

Test(replace, names_may_be_as_long_as_the_system_lets_them)
{
  char name[NAME_MAX + 2], path[PATH_MAX + 10] = "";

  memset(name, 'n', sizeof name);
  name[NAME_MAX + 1] = '\0';
  cr_expect(save(name, "new") == ENAMETOOLONG);
  name[NAME_MAX] = '\0';
  cr_expect(save(name, "old") == 0 && save(name, "new") == 0);
  cr_expect(holds(name, "new") && count_names(".") == 1);
  while (strlen(path) < PATH_MAX)
    strcat(path, "./");
  strcat(path, "f");
  cr_expect(save(path, "new") == ENAMETOOLONG);
}

Test(replace, a_hard_link_stays_with_the_old_content)
{
  make("plan.yaml", "old", 0644);
  cr_assert(link("plan.yaml", "other") == 0);
  cr_expect(save("plan.yaml", "new") == 0);
  cr_expect(holds("plan.yaml", "new") && holds("other", "old"));
}

/* The signal would end the test. */
Test(replace, the_limit_of_a_process_is_no_signal)
{
  struct rlimit limit = {10, RLIM_INFINITY};

  make("plan.yaml", "old", 0644);
  cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  cr_expect(save("plan.yaml", "12345678901") == EFBIG);
  cr_expect(holds("plan.yaml", "old") && count_names(".") == 1);
  cr_expect(save("plan.yaml", "1234567890") == 0);
  limit.rlim_cur = RLIM_INFINITY; /* a checker's log may be longer */
  cr_expect(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

Test(replace, a_stale_temporary_name_is_taken_away)
{
  make("plan.yaml", "old", 0644);
  make(".plan.yaml.kjp-0", "stale", 0600);
  make(".plan.yaml.kjp-7", "stale", 0600);
  make(".plan.yaml.kjp", "no name of ours", 0600);
  cr_expect(save("plan.yaml", "new") == 0 && holds("plan.yaml", "new"));
  cr_expect(count_names(".") == 2);
}

Test(replace, a_temporary_name_in_use_is_left_alone)
{
  int held;

  make("plan.yaml", "old", 0644);
  make(".plan.yaml.kjp-0", "another's", 0600);
  cr_assert(symlink("plan.yaml", ".plan.yaml.kjp-1") == 0);
  cr_assert(mkfifo(".plan.yaml.kjp-2", 0600) == 0);
  held = open(".plan.yaml.kjp-0", O_RDONLY | O_CLOEXEC);
  cr_assert(held >= 0 && flock(held, LOCK_EX) == 0);
  cr_expect(save("plan.yaml", "new") == 0 && holds("plan.yaml", "new"));
  cr_expect(holds(".plan.yaml.kjp-0", "another's") && count_names(".") == 4);
}

static volatile sig_atomic_t children;

static void
count_child(int number)
{
  children += number == SIGCHLD;
}

Test(replace, the_host_sees_no_signal_and_no_child)
{
  sigset_t before, after;

  make("plan.yaml", "old", 0644);
  sigemptyset(&before);
  sigaddset(&before, SIGUSR1);
  cr_assert(sigprocmask(SIG_SETMASK, &before, NULL) == 0 &&
            signal(SIGCHLD, count_child) != SIG_ERR);
  cr_expect(save("plan.yaml", "new") == 0);
  cr_expect(children == 0);
  cr_expect(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
  cr_expect(waitpid(-1, NULL, WNOHANG | __WALL) == -1 && errno == ECHILD);
  sigemptyset(&after);
  cr_assert(sigprocmask(SIG_SETMASK, NULL, &after) == 0);
  cr_expect(sigismember(&after, SIGUSR1) == 1 &&
            sigismember(&after, SIGTERM) == 0);
}
