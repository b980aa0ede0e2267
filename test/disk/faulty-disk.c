// Loaded before libc (LD_PRELOAD), it has calls on some files fail as a broken or closed disk would. The file named by
// HOLDFAST_DISK_FAULT says which: "<calls> <errno> <part of the path>", e.g. "write 5 outbox"; empty or absent, nothing fails.
// Calls: write (write, pwrite, fsync, ftruncate and the making of files), open (every opening).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct fault {
  char calls[16];
  int number;
  char part[200];
};

static int fault_now(struct fault *fault) {
  const char *path = getenv("HOLDFAST_DISK_FAULT");
  if (!path) return 0;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[256] = {0};
  long length = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  return length > 0 && sscanf(text, "%15s %d %199s", fault->calls, &fault->number, fault->part) == 3;
}

/** The error that a call on this path is to fail with; 0 for none. */
static int error_for(const char *calls, const char *path) {
  struct fault fault;
  int saved = errno;
  int hit = path && fault_now(&fault) && strcmp(fault.calls, calls) == 0 && strstr(path, fault.part) != NULL;
  errno = saved;
  return hit ? fault.number : 0;
}

static int error_for_file(const char *calls, int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return error_for(calls, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL_WRITE(file)                        \
  do {                                          \
    int error = error_for_file("write", file);  \
    if (error) { errno = error; return -1; }    \
  } while (0)

ssize_t write(int file, const void *bytes, size_t count) { FAIL_WRITE(file); return NEXT(write)(file, bytes, count); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { FAIL_WRITE(file); return NEXT(pwrite)(file, bytes, count, at); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { FAIL_WRITE(file); return NEXT(pwrite64)(file, bytes, count, at); }
ssize_t writev(int file, const struct iovec *parts, int count) { FAIL_WRITE(file); return NEXT(writev)(file, parts, count); }
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) { FAIL_WRITE(file); return NEXT(pwritev)(file, parts, count, at); }
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) { FAIL_WRITE(file); return NEXT(pwritev64)(file, parts, count, at); }
int fsync(int file) { FAIL_WRITE(file); return NEXT(fsync)(file); }
int fdatasync(int file) { FAIL_WRITE(file); return NEXT(fdatasync)(file); }
int ftruncate(int file, off_t size) { FAIL_WRITE(file); return NEXT(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { FAIL_WRITE(file); return NEXT(ftruncate64)(file, size); }

static int open_error(const char *path, int flags) {
  int error = error_for("open", path);
  if (!error && (flags & O_CREAT)) error = error_for("write", path);
  return error;
}

#define OPEN(name)                                            \
  int name(const char *path, int flags, ...) {                \
    va_list rest;                                             \
    va_start(rest, flags);                                    \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                             \
    int error = open_error(path, flags);                      \
    if (error) { errno = error; return -1; }                  \
    return NEXT(name)(path, flags, mode);                     \
  }
OPEN(open)
OPEN(open64)
