/* An HTTP sink on one thread: counts POSTs and answers each with 200, at once unless told otherwise.
 *
 * usage: sink [LOG [MILLISECONDS [ANSWERED]]]     prints the loopback port it chose
 *   LOG           file that gets a line for each POST: when it was there, on the monotonic clock, and the
 *                 payload's receiver; - for none
 *   MILLISECONDS  how long a POST waits for its answer (0)
 *   ANSWERED      so many POSTs are answered, and those after them never (all)
 * GET answers {"count": N, "seconds": from the first POST to the last}, and the log is complete up to then;
 * DELETE starts over.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 65536, EVENTS = 256 };

struct visitor { int fd, owed; size_t held; char bytes[BUFFER + 1]; };

/* An answer that is due later. All wait equally long, so the first in is the first out. */
struct debt { struct debt *next; struct visitor *to; double due; };

static long count, answered_most = LONG_MAX;
static double first, last, delay;
static FILE *arrivals;
static struct debt *debts, **debts_end = &debts;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

/* The length of the first whole request in the buffer, 0 when it is not all there. */
static size_t request_length(const struct visitor *v) {
    const char *end = strstr(v->bytes, "\r\n\r\n");
    if (!end) return 0;
    const char *field = strcasestr(v->bytes, "\r\ncontent-length:");
    size_t length = end + 4 - v->bytes;
    if (field && field < end) length += strtoul(field + 17, NULL, 10);
    return length <= v->held ? length : 0;
}

static void note_arrival(const struct visitor *v, size_t length) {
    static const char name[] = "\"receiver\":\"";
    const char *receiver = memmem(v->bytes, length, name, sizeof name - 1);
    if (!receiver) return;
    receiver += sizeof name - 1;
    fprintf(arrivals, "%.6f %.*s\n", last, (int)strcspn(receiver, "\""), receiver);
}

static int say(int fd, const char *body) {
    char text[256];
    int length = snprintf(text, sizeof text,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        strlen(body), body);
    return write(fd, text, length) == length ? 0 : -1;
}

static int owe(struct visitor *v) {
    struct debt *debt = malloc(sizeof *debt);
    if (!debt) return -1;
    *debt = (struct debt){.to = v, .due = last + delay};
    *debts_end = debt;
    debts_end = &debt->next;
    v->owed++;
    return 0;
}

static int answer(struct visitor *v, size_t length) {
    char body[96] = "{}";
    if (v->bytes[0] == 'G') {
        if (arrivals) fflush(arrivals);
        snprintf(body, sizeof body, "{\"count\": %ld, \"seconds\": %.6f}", count, last - first);
    } else if (v->bytes[0] == 'D') {
        count = 0;
    } else {
        last = now();
        if (count++ == 0) first = last;
        if (arrivals) note_arrival(v, length);
        if (count > answered_most) return 0;
        if (delay > 0) return owe(v);
    }
    return say(v->fd, body);
}

static int serve(struct visitor *v) {
    ssize_t got = read(v->fd, v->bytes + v->held, BUFFER - v->held);
    if (got <= 0) return -1;
    v->held += got;
    v->bytes[v->held] = 0;
    for (size_t length; (length = request_length(v)) > 0;) {
        if (answer(v, length) < 0) return -1;
        memmove(v->bytes, v->bytes + length, v->held - length + 1);
        v->held -= length;
    }
    return v->held < BUFFER ? 0 : -1;
}

/* Whoever is still owed an answer is freed with the last of them. */
static void leave(struct visitor *v) {
    if (v->fd >= 0) close(v->fd);
    v->fd = -1;
    if (v->owed == 0) free(v);
}

/* Gives the answers that are due, and returns the milliseconds until the next; -1 for never. */
static int settle(void) {
    for (struct debt *debt; (debt = debts);) {
        double left = debt->due - now();
        if (left > 0) return (int)(left * 1000) + 1;
        struct visitor *v = debt->to;
        v->owed--;
        if (v->fd < 0 || say(v->fd, "{}") < 0) leave(v);
        if (!(debts = debt->next)) debts_end = &debts;
        free(debt);
    }
    return -1;
}

int main(int words, char **word) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int door = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
    if (words > 1 && strcmp(word[1], "-") && !(arrivals = fopen(word[1], "w"))) return perror(word[1]), 1;
    if (words > 2) delay = strtod(word[2], NULL) / 1000;
    if (words > 3) answered_most = strtol(word[3], NULL, 10);
    if (bind(door, (struct sockaddr *)&address, size) || listen(door, 1024)) return perror("sink"), 1;
    getsockname(door, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &(struct epoll_event){.events = EPOLLIN, .data.ptr = NULL});
    for (struct epoll_event events[EVENTS];;) {
        int ready = epoll_wait(poll, events, EVENTS, settle());
        for (int i = 0; i < ready; i++) {
            struct visitor *v = events[i].data.ptr;
            if (!v) {
                if (!(v = calloc(1, sizeof *v))) return 1;
                v->fd = accept(door, NULL, NULL);
                epoll_ctl(poll, EPOLL_CTL_ADD, v->fd, &(struct epoll_event){.events = EPOLLIN, .data.ptr = v});
            } else if (serve(v) < 0) {
                leave(v);
            }
        }
    }
}
