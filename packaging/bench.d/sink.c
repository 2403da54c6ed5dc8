/* A zero-latency HTTP sink: answers every POST with 200 at once, on one thread, and counts.
 *
 * usage: sink     prints the loopback port it chose
 * GET answers {"count": N, "seconds": from the first POST to the last}; DELETE starts over.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 65536, EVENTS = 256 };

struct visitor { int fd; size_t held; char bytes[BUFFER + 1]; };

static long count;
static double first, last;

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

static int answer(struct visitor *v) {
    char text[256], body[96] = "{}";
    if (v->bytes[0] == 'G') {
        snprintf(body, sizeof body, "{\"count\": %ld, \"seconds\": %.6f}", count, last - first);
    } else if (v->bytes[0] == 'D') {
        count = 0;
    } else {
        last = now();
        if (count++ == 0) first = last;
    }
    int length = snprintf(text, sizeof text,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
    return write(v->fd, text, length) == length ? 0 : -1;
}

static int serve(struct visitor *v) {
    ssize_t got = read(v->fd, v->bytes + v->held, BUFFER - v->held);
    if (got <= 0) return -1;
    v->held += got;
    v->bytes[v->held] = 0;
    for (size_t length; (length = request_length(v)) > 0;) {
        if (answer(v) < 0) return -1;
        memmove(v->bytes, v->bytes + length, v->held - length + 1);
        v->held -= length;
    }
    return v->held < BUFFER ? 0 : -1;
}

int main(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int door = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
    if (bind(door, (struct sockaddr *)&address, size) || listen(door, 1024)) return perror("sink"), 1;
    getsockname(door, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &(struct epoll_event){.events = EPOLLIN, .data.ptr = NULL});
    for (struct epoll_event events[EVENTS];;) {
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct visitor *v = events[i].data.ptr;
            if (!v) {
                if (!(v = calloc(1, sizeof *v))) return 1;
                v->fd = accept(door, NULL, NULL);
                epoll_ctl(poll, EPOLL_CTL_ADD, v->fd, &(struct epoll_event){.events = EPOLLIN, .data.ptr = v});
            } else if (serve(v) < 0) {
                close(v->fd);
                free(v);
            }
        }
    }
}
