/*
 * c_loop PORT: the limit that the other servers are measured against.
 *
 * Takes WebSocket handshakes on 127.0.0.1:PORT and, when told to on standard input, sends one
 * frame to every socket in a plain send() loop: nothing is stored, nobody signs in, and a
 * reader that is behind is skipped and counted. It must not get cleverer than that.
 *
 *   publish FIRST COUNT PER_S PAYLOAD_BYTES
 *       -> {"event":"published","sent":COUNT,"skipped":N}
 * Ends when standard input does.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "stamp.h"
#include "websocket.h"

#define SOCKETS_MAX 20000
#define PAYLOAD_MAX_BYTES 8192

static int readers[SOCKETS_MAX];
static int reader_count;
static int poller;

static struct {
    uint32_t number, left;
    double per_s;
    int64_t start_us;
    uint32_t sent, skipped;
    size_t payload_bytes;
} job;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event)) fail("epoll_ctl");
}

static int listen_on(int port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, (struct sockaddr *)&address, sizeof address)) fail("bind");
    if (listen(fd, 1024)) fail("listen");
    return fd;
}

static void accept_all(int listener) {
    int fd, yes = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        watch(fd);
    }
}

static void drop(int fd) {
    for (int i = 0; i < reader_count; i++)
        if (readers[i] == fd) readers[i] = readers[--reader_count];
    close(fd);
}

/* A request comes whole in one segment on loopback; what follows it is read and ignored. */
static void read_client(int fd) {
    static const char answer[] =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " WS_ACCEPT "\r\n\r\n";
    char bytes[4096];
    ssize_t got = recv(fd, bytes, sizeof bytes, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        drop(fd);
    } else if (got > 4 && !memcmp(bytes, "GET ", 4) && reader_count < SOCKETS_MAX) {
        if (send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL) > 0) readers[reader_count++] = fd;
    }
}

static void publish_one(void) {
    uint8_t frame[WS_HEADER_MAX_BYTES + PAYLOAD_MAX_BYTES];
    size_t header = ws_header_write(frame, WS_TEXT, job.payload_bytes, 0);
    stamp_write((char *)frame + header, job.payload_bytes, job.number, now_us());
    ssize_t size = (ssize_t)(header + job.payload_bytes);
    for (int i = 0; i < reader_count; i++)
        if (send(readers[i], frame, (size_t)size, MSG_NOSIGNAL | MSG_DONTWAIT) != size) job.skipped++;
    job.number++;
    job.sent++;
    if (--job.left) return;
    printf("{\"event\":\"published\",\"sent\":%u,\"skipped\":%u}\n", job.sent, job.skipped);
    fflush(stdout);
}

static int wait_ms(void) {
    if (!job.left) return -1;
    int64_t due_us = job.start_us + (int64_t)(job.sent * 1e6 / job.per_s) - now_us();
    return due_us <= 0 ? 0 : (int)((due_us + 999) / 1000);
}

static void read_command(void) {
    char line[256];
    ssize_t got = read(0, line, sizeof line - 1);
    if (got <= 0) exit(0);
    line[got] = 0;
    memset(&job, 0, sizeof job);
    if (sscanf(line, "publish %u %u %lf %zu", &job.number, &job.left, &job.per_s,
               &job.payload_bytes) != 4 ||
        job.payload_bytes < STAMP_BYTES || job.payload_bytes > PAYLOAD_MAX_BYTES) {
        fprintf(stderr, "c_loop: cannot read the command: %s", line);
        exit(1);
    }
    job.start_us = now_us();
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: c_loop PORT\n");
        return 2;
    }
    poller = epoll_create1(0);
    int listener = listen_on(atoi(argv[1]));
    watch(listener);
    watch(0);
    printf("{\"event\":\"ready\"}\n");
    fflush(stdout);
    for (;;) {
        struct epoll_event events[256];
        int count = epoll_wait(poller, events, 256, wait_ms());
        if (count < 0 && errno != EINTR) fail("epoll_wait");
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd == listener) accept_all(listener);
            else if (events[i].data.fd == 0) read_command();
            else read_client(events[i].data.fd);
        }
        if (job.left && wait_ms() == 0) publish_one();
    }
}
