/* Stand between a program and its disk: count, log, refuse or end at each file operation under one folder.
 *
 * Preloaded (LD_PRELOAD) and steered by fault_shim.py. For one thread. Nothing is really synced:
 * what a sync would have kept is the disk model's business (disk_model.py), which reads the log.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The order is Kind's in fault_shim.py. */
enum kind { MARK, LOOK, OPEN, READ, LOCK, CLOSE, MODE, CREATE, WRITE, SYNC, TRUNCATE, UNLINK, RENAME, LINK, MKDIR, TRIED };
enum manner { NOT_DONE, DONE, HALF_DONE };

#define HANDLES 4096
#define REAL(name) ((__typeof__(&name))real(#name))

static char folder[PATH_MAX];
static size_t folder_length;
static char *watched[HANDLES];

static int armed, seen, kill_at, fail_at, fail_times, fail_errno, fail_manner, growing_only, failures, first_failed;
static unsigned counted, failing;

static unsigned char *logged;
static size_t logged_length, logged_room;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

/* ---- Steering ---- */

void shim_watch(const char *path) {
    snprintf(folder, sizeof folder, "%s", path);
    folder_length = strlen(folder);
}

void shim_arm(unsigned kinds) { counted = kinds; seen = failures = 0; kill_at = fail_at = -1; armed = 1; }

void shim_disarm(void) { armed = 0; kill_at = fail_at = -1; }

void shim_kill_before(int operation) { kill_at = operation; }

void shim_fail(int operation, int times, int number, unsigned kinds, int manner, int growing) {
    fail_at = operation; fail_times = times; fail_errno = number; failing = kinds;
    fail_manner = manner; growing_only = growing;
}

int shim_seen(void) { return seen; }
int shim_failures(void) { return failures; }
int shim_first_failed(void) { return first_failed; }

void shim_forget(void) { logged_length = 0; }
const unsigned char *shim_log(void) { return logged; }
size_t shim_log_length(void) { return logged_length; }

/* ---- The log ---- */

static void put(const void *bytes, size_t length) {
    if (logged_length + length > logged_room) {
        logged_room = 2 * (logged_length + length);
        logged = realloc(logged, logged_room);
        if (!logged) abort();
    }
    memcpy(logged + logged_length, bytes, length);
    logged_length += length;
}

static void note(int kind, int handle, int64_t place, const char *path, const char *other, const void *data, size_t length) {
    struct { int32_t kind, handle; int64_t place; uint32_t path, other, data, spare; } head = {
        kind, handle, place, path ? strlen(path) : 0, other ? strlen(other) : 0, length, 0};
    put(&head, sizeof head);
    if (path) put(path, head.path);
    if (other) put(other, head.other);
    if (length) put(data, length);
}

void shim_mark(int number) { note(MARK, number, 0, NULL, NULL, NULL, 0); }

/* ---- Which operations are ours ---- */

static const char *resolved(int base, const char *path, char *room) {
    if (path[0] == '/') return path;
    if (base == AT_FDCWD) {
        if (!getcwd(room, PATH_MAX)) return path;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", base);
        ssize_t length = REAL(readlink)(link, room, PATH_MAX - 1);
        if (length < 0) return path;
        room[length] = 0;
    }
    size_t length = strlen(room);
    snprintf(room + length, PATH_MAX - length, "/%s", path);
    return room;
}

static int ours(const char *path) {
    return folder_length && path && strncmp(path, folder, folder_length) == 0 &&
           (path[folder_length] == 0 || path[folder_length] == '/');
}

static int is_watched(int handle) { return handle >= 0 && handle < HANDLES && watched[handle]; }

static void watch_handle(int handle, const char *path) {
    if (handle < 0 || handle >= HANDLES) return;
    free(watched[handle]);
    watched[handle] = path ? strdup(path) : NULL;
}

static int is_there(const char *path) { return syscall(SYS_faccessat, AT_FDCWD, path, F_OK, 0) == 0; }

/* Return whether the operation is to fail; end the process where it was told to. */
static int gate(enum kind kind, int grows, const char *path) {
    if (!armed || !(counted & 1u << kind)) return 0;
    note(TRIED, kind, 0, path, NULL, NULL, 0);
    int operation = seen++;
    if (operation == kill_at) raise(SIGKILL);
    if (fail_at < 0 || operation < fail_at || (fail_times >= 0 && operation >= fail_at + fail_times)) return 0;
    if (!(failing & 1u << kind) || (growing_only && !grows)) return 0;
    if (!failures++) first_failed = kind;
    return 1;
}

#define REFUSE(kind, grows, path, failed) \
    if (gate(kind, grows, path)) { if (fail_manner == DONE) late = 1; else { errno = fail_errno; return failed; } }
#define END(failed) \
    if (late) { errno = fail_errno; return failed; }

/* ---- Opening and closing ---- */

static int opened(int base, const char *given, int flags, mode_t mode) {
    char room[PATH_MAX];
    const char *path = resolved(base, given, room);
    if (!ours(path)) return syscall(SYS_openat, base, given, flags, mode);
    int makes = (flags & O_CREAT) && !is_there(path);
    int late = 0;
    REFUSE(makes ? CREATE : OPEN, makes, path, -1)
    int handle = syscall(SYS_openat, base, given, flags, mode);
    if (handle < 0) return handle;
    watch_handle(handle, path);
    note(makes ? CREATE : OPEN, handle, 0, path, NULL, NULL, 0);
    if (!makes && (flags & O_TRUNC)) note(TRUNCATE, handle, 0, path, NULL, NULL, 0);
    if (late) {
        watch_handle(handle, NULL);
        syscall(SYS_close, handle);
    }
    END(-1)
    return handle;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int base, const char *path, int flags, ...) { MODE_OF(flags) return opened(base, path, flags, mode); }
int openat64(int base, const char *path, int flags, ...) { MODE_OF(flags) return opened(base, path, flags | O_LARGEFILE, mode); }

int close(int handle) {
    if (!is_watched(handle)) return syscall(SYS_close, handle);
    int refused = gate(CLOSE, 0, watched[handle]);
    note(CLOSE, handle, 0, NULL, NULL, NULL, 0);
    watch_handle(handle, NULL);
    int result = syscall(SYS_close, handle);
    if (refused) { errno = fail_errno; return -1; }
    return result;
}

/* ---- Reading ---- */

ssize_t read(int handle, void *data, size_t size) {
    int late = 0;
    if (is_watched(handle)) REFUSE(READ, 0, watched[handle], -1)
    END(-1)
    return syscall(SYS_read, handle, data, size);
}

ssize_t pread64(int handle, void *data, size_t size, off64_t place) {
    int late = 0;
    if (is_watched(handle)) REFUSE(READ, 0, watched[handle], -1)
    END(-1)
    return syscall(SYS_pread64, handle, data, size, place);
}

ssize_t pread(int handle, void *data, size_t size, off_t place) { return pread64(handle, data, size, place); }

/* The callers have another way where these do not work. */
ssize_t sendfile64(int out, int in, off64_t *place, size_t size) {
    if (is_watched(out) || is_watched(in)) { errno = EINVAL; return -1; }
    return REAL(sendfile64)(out, in, place, size);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    if (is_watched(out) || is_watched(in)) { errno = ENOSYS; return -1; }
    return REAL(copy_file_range)(in, from, out, to, size, flags);
}

/* ---- Writing ---- */

static ssize_t written(int handle, const void *data, size_t size, off64_t place) {
    int late = 0;
    struct stat found;
    int grows = syscall(SYS_fstat, handle, &found) == 0 && place + (off64_t)size > found.st_size;
    if (gate(WRITE, grows, watched[handle])) {
        if (fail_manner == NOT_DONE || (fail_manner == HALF_DONE && size < 2)) { errno = fail_errno; return -1; }
        late = 1;
        if (fail_manner == HALF_DONE) size /= 2;
    }
    ssize_t done = syscall(SYS_pwrite64, handle, data, size, place);
    if (done > 0) note(WRITE, handle, place, NULL, NULL, data, done);
    /* A disk that fills up takes a part first and says so; asked again, it refuses. */
    if (late && fail_manner == HALF_DONE) return done;
    END(-1)
    return done;
}

ssize_t pwrite64(int handle, const void *data, size_t size, off64_t place) {
    if (is_watched(handle)) return written(handle, data, size, place);
    return syscall(SYS_pwrite64, handle, data, size, place);
}

ssize_t pwrite(int handle, const void *data, size_t size, off_t place) { return pwrite64(handle, data, size, place); }

ssize_t write(int handle, const void *data, size_t size) {
    if (!is_watched(handle)) return syscall(SYS_write, handle, data, size);
    int appends = REAL(fcntl)(handle, F_GETFL) & O_APPEND;
    off64_t place = lseek64(handle, 0, appends ? SEEK_END : SEEK_CUR);
    ssize_t done = written(handle, data, size, place);
    if (done > 0) lseek64(handle, place + done, SEEK_SET);
    return done;
}

static int synced(int handle) {
    int late = 0;
    REFUSE(SYNC, 0, watched[handle], -1)
    note(SYNC, handle, 0, NULL, NULL, NULL, 0);
    END(-1)
    return 0;
}

int fsync(int handle) { return is_watched(handle) ? synced(handle) : syscall(SYS_fsync, handle); }
int fdatasync(int handle) { return is_watched(handle) ? synced(handle) : syscall(SYS_fdatasync, handle); }

int ftruncate64(int handle, off64_t size) {
    int late = 0;
    if (is_watched(handle)) REFUSE(TRUNCATE, 0, watched[handle], -1)
    int result = syscall(SYS_ftruncate, handle, size);
    if (result == 0 && is_watched(handle)) note(TRUNCATE, handle, size, NULL, NULL, NULL, 0);
    END(-1)
    return result;
}

int ftruncate(int handle, off_t size) { return ftruncate64(handle, size); }

int posix_fallocate64(int handle, off64_t from, off64_t size) {
    if (is_watched(handle)) return EOPNOTSUPP;
    return REAL(posix_fallocate64)(handle, from, size);
}

/* ---- Names ---- */

static int unlinked(int base, const char *given, int flags) {
    char room[PATH_MAX];
    const char *path = resolved(base, given, room);
    int late = 0, mine = ours(path);
    if (mine) REFUSE(UNLINK, 0, path, -1)
    int result = syscall(SYS_unlinkat, base, given, flags);
    if (mine && result == 0) note(UNLINK, -1, 0, path, NULL, NULL, 0);
    END(-1)
    return result;
}

int unlink(const char *path) { return unlinked(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int base, const char *path, int flags) { return unlinked(base, path, flags); }
int remove(const char *path) { return unlinked(AT_FDCWD, path, 0); }

static int named(enum kind kind, int from_base, const char *from, int to_base, const char *to, int flags) {
    char room[PATH_MAX], other[PATH_MAX];
    const char *source = resolved(from_base, from, room), *target = resolved(to_base, to, other);
    int late = 0, mine = ours(source) || ours(target);
    if (mine) REFUSE(kind, 1, target, -1)
    int result = kind == RENAME ? syscall(SYS_renameat2, from_base, from, to_base, to, 0)
                                : syscall(SYS_linkat, from_base, from, to_base, to, flags);
    if (mine && result == 0) note(kind, -1, 0, source, target, NULL, 0);
    END(-1)
    return result;
}

int rename(const char *from, const char *to) { return named(RENAME, AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return named(RENAME, a, from, b, to, 0); }
int link(const char *from, const char *to) { return named(LINK, AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return named(LINK, a, from, b, to, flags); }

int mkdirat(int base, const char *given, mode_t mode) {
    char room[PATH_MAX];
    const char *path = resolved(base, given, room);
    int late = 0, mine = ours(path);
    if (mine && !is_there(path)) REFUSE(MKDIR, 1, path, -1)
    int result = syscall(SYS_mkdirat, base, given, mode);
    if (mine && result == 0) note(MKDIR, -1, 0, path, NULL, NULL, 0);
    END(-1)
    return result;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* ---- What changes no content ---- */

#define LOOKING(kind, path, base, failed) \
    int late = 0; \
    char room[PATH_MAX]; \
    const char *full = resolved(base, path, room); \
    if (ours(full)) REFUSE(kind, 0, full, failed) \
    END(failed)

int stat64(const char *path, struct stat64 *found) { LOOKING(LOOK, path, AT_FDCWD, -1) return REAL(stat64)(path, found); }
int lstat64(const char *path, struct stat64 *found) { LOOKING(LOOK, path, AT_FDCWD, -1) return REAL(lstat64)(path, found); }
int fstatat64(int base, const char *path, struct stat64 *found, int flags) {
    LOOKING(LOOK, path, base, -1)
    return REAL(fstatat64)(base, path, found, flags);
}
int fstat64(int handle, struct stat64 *found) {
    int late = 0;
    if (is_watched(handle)) REFUSE(LOOK, 0, watched[handle], -1)
    END(-1)
    return REAL(fstat64)(handle, found);
}
int access(const char *path, int mode) { LOOKING(LOOK, path, AT_FDCWD, -1) return REAL(access)(path, mode); }
DIR *opendir(const char *path) { LOOKING(LOOK, path, AT_FDCWD, NULL) return REAL(opendir)(path); }
int chmod(const char *path, mode_t mode) { LOOKING(MODE, path, AT_FDCWD, -1) return REAL(chmod)(path, mode); }
int fchmodat(int base, const char *path, mode_t mode, int flags) {
    LOOKING(MODE, path, base, -1)
    return REAL(fchmodat)(base, path, mode, flags);
}
int fchmod(int handle, mode_t mode) {
    int late = 0;
    if (is_watched(handle)) REFUSE(MODE, 0, watched[handle], -1)
    END(-1)
    return REAL(fchmod)(handle, mode);
}

/* A disk that takes nothing that grows says how much room it has: none. */
static void fill(struct statvfs64 *found) {
    if (armed && fail_at >= 0 && growing_only && fail_times < 0) found->f_bavail = found->f_bfree = 0;
}
int statvfs64(const char *path, struct statvfs64 *found) {
    LOOKING(LOOK, path, AT_FDCWD, -1)
    int result = REAL(statvfs64)(path, found);
    if (result == 0 && ours(path)) fill(found);
    return result;
}

int fcntl64(int handle, int command, ...) {
    va_list more;
    va_start(more, command);
    void *argument = va_arg(more, void *);
    va_end(more);
    int late = 0;
    if (is_watched(handle) && (command == F_SETLK || command == F_SETLKW)) REFUSE(LOCK, 0, watched[handle], -1)
    END(-1)
    return REAL(fcntl64)(handle, command, argument);
}
