/*
 * Put in front of the C library of one process (LD_PRELOAD): moves its clock, and lets its files fail, as the file named by
 * PANALSHIM says at the moment: 8 bytes, the seconds to add to the time of day; 1 byte, whether files fail; then the
 * beginning of the paths that fail, ended by a zero. For tests of faults only.
 */
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

struct orders {
    long long seconds;
    char failing;
    char prefix[4000];
};

static volatile struct orders *orders;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("PANALSHIM");
    int fd = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        void *mapped = mmap(NULL, sizeof(struct orders), PROT_READ, MAP_SHARED, fd, 0);
        if (mapped != MAP_FAILED) orders = mapped;
        close(fd);
    }
}

static int fails(const char *path) {
    return orders && orders->failing && path && !strncmp(path, (const char *) orders->prefix, strlen((const char *) orders->prefix));
}

static int open_fails(int fd) {
    char link[64], path[4096];
    ssize_t length;
    if (!orders || !orders->failing) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)
#define FAIL do { errno = EIO; return -1; } while (0)

int clock_gettime(clockid_t clock, struct timespec *now) {
    static __typeof__(&clock_gettime) next;
    if (!next) next = (__typeof__(&clock_gettime)) dlsym(RTLD_NEXT, "clock_gettime");
    int result = next(clock, now);
    if (!result && clock == CLOCK_REALTIME && orders) now->tv_sec += orders->seconds;
    return result;
}

ssize_t read(int fd, void *to, size_t count) { NEXT(read); if (open_fails(fd)) FAIL; return next(fd, to, count); }
ssize_t write(int fd, const void *from, size_t count) { NEXT(write); if (open_fails(fd)) FAIL; return next(fd, from, count); }
ssize_t pread64(int fd, void *to, size_t count, off64_t at) { NEXT(pread64); if (open_fails(fd)) FAIL; return next(fd, to, count, at); }
ssize_t pwrite64(int fd, const void *from, size_t count, off64_t at) { NEXT(pwrite64); if (open_fails(fd)) FAIL; return next(fd, from, count, at); }
int fsync(int fd) { NEXT(fsync); if (open_fails(fd)) FAIL; return next(fd); }
int fdatasync(int fd) { NEXT(fdatasync); if (open_fails(fd)) FAIL; return next(fd); }

int open64(const char *path, int flags, ...) {
    NEXT(open64);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    if (fails(path)) FAIL;
    return next(path, flags, mode);
}
