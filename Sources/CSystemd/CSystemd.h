#pragma once

// Without this, sd_journal_sendv is a macro that adds the caller's file and line, which Swift
// cannot call. Our entries say what happened, not on which line: see sd_journal_print(3).
#define SD_JOURNAL_SUPPRESS_LOCATION

#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#include <errno.h>
#include <sys/socket.h>
#include <sys/timex.h>
#include <sys/types.h>

// Who is connected to a unix socket, or the errno that says why it cannot be told. The first three
// fields are the kernel's struct ucred (unix(7)), which glibc shows only under _GNU_SOURCE.
struct csystemd_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
    int error;
};

static inline struct csystemd_peer csystemd_peer_of(int descriptor) {
    struct csystemd_peer peer = {0, 0, 0, 0};
    socklen_t size = sizeof(pid_t) + sizeof(uid_t) + sizeof(gid_t);
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0) peer.error = errno;
    // Not a unix socket, or nobody at the other end: the kernel answers with process 0.
    else if (peer.pid == 0) peer.error = ENOTCONN;
    return peer;
}

// How far the clock may be off, in microseconds, as the kernel believes (adjtimex(2), which changes nothing
// here); or a negative errno. It grows to 16 s where no time server holds the clock.
static inline long csystemd_clock_error(void) {
    struct timex state = {0};
    return adjtimex(&state) < 0 ? -(long)errno : state.maxerror;
}
