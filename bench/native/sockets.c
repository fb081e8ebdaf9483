#include "sockets.h"

#include "websocket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define HELD_MAX_BYTES (4 << 20)
#define SENT_MAX_BYTES 16384
#define UNREAD_MAX_MS 5000

struct door door = {.path = "/"};
int poller;
uint64_t unread_sends;

void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "load: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    exit(1);
}

void watch(struct peer *peer, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = peer};
    if (epoll_ctl(poller, operation, peer->fd, &event)) fail("epoll_ctl: %s", strerror(errno));
}

void open_socket(struct peer *peer) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)door.port)};
    int yes = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    peer->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (peer->fd < 0) fail("socket: %s", strerror(errno));
    setsockopt(peer->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(peer->fd, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS)
        fail("connect: %s", strerror(errno));
    watch(peer, EPOLL_CTL_ADD, EPOLLOUT);
}

/* What we send is small; where the server's buffer is full all the same, that is counted. */
static void send_all(struct peer *peer, const void *bytes, size_t size_bytes) {
    const char *at = bytes;
    while (size_bytes) {
        ssize_t sent = send(peer->fd, at, size_bytes, MSG_NOSIGNAL);
        if (sent > 0) {
            at += sent;
            size_bytes -= (size_t)sent;
        } else if (errno == EAGAIN) {
            struct pollfd full = {.fd = peer->fd, .events = POLLOUT};
            unread_sends++;
            if (poll(&full, 1, UNREAD_MAX_MS) <= 0) fail("the server has stopped to read");
        } else {
            return; /* closed: the read side notices */
        }
    }
}

void send_frame(struct peer *peer, int opcode, const char *payload, size_t size_bytes) {
    uint8_t frame[WS_HEADER_MAX_BYTES + SENT_MAX_BYTES];
    if (size_bytes > SENT_MAX_BYTES) fail("a frame of %zu bytes is too long", size_bytes);
    size_t header = ws_header_write(frame, opcode, size_bytes, 1);
    memcpy(frame + header, payload, size_bytes);
    send_all(peer, frame, header + size_bytes);
}

static void send_handshake(struct peer *peer, const char *token) {
    char request[4096], protocol[256] = "", bearer[2048] = "";
    if (door.subprotocol)
        snprintf(protocol, sizeof protocol, "Sec-WebSocket-Protocol: %s\r\n", door.subprotocol);
    if (token && snprintf(bearer, sizeof bearer, "Authorization: Bearer %s\r\n", token) >=
                     (int)sizeof bearer)
        fail("a token is too long");
    int size = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
                        "Connection: Upgrade\r\nSec-WebSocket-Key: " WS_KEY "\r\n"
                        "Sec-WebSocket-Version: 13\r\n%s%s\r\n",
                        door.path, door.port, protocol, bearer);
    peer->state = HANDSHAKE;
    watch(peer, EPOLL_CTL_MOD, EPOLLIN);
    send_all(peer, request, (size_t)size);
}

/* Returns the size of the server's answer, or 0 where its end has not come yet. */
static size_t take_handshake(struct peer *peer, const uint8_t *bytes, size_t size_bytes) {
    size_t size = ws_handshake_bytes(bytes, size_bytes);
    if (!size) return 0;
    if (!memmem(bytes, size, " 101 ", 5) || !memmem(bytes, size, WS_ACCEPT, sizeof WS_ACCEPT - 1))
        fail("the handshake was refused: %.*s", (int)size_bytes, (const char *)bytes);
    peer->state = HELLO;
    if (door.hello) send_frame(peer, WS_TEXT, door.hello, strlen(door.hello));
    take_shaken(peer);
    return size;
}

/* Reads whole frames from the front; returns how many bytes those were. */
static size_t take_bytes(struct peer *peer, const uint8_t *bytes, size_t size_bytes) {
    size_t at = 0;
    struct ws_frame frame;
    if (peer->state == HANDSHAKE && !(at = take_handshake(peer, bytes, size_bytes))) return 0;
    while (ws_header_read(bytes + at, size_bytes - at, &frame) &&
           size_bytes - at >= frame.header_bytes + frame.payload_bytes) {
        at += frame.header_bytes;
        take_frame(peer, frame.opcode, (const char *)bytes + at, frame.payload_bytes);
        at += frame.payload_bytes;
    }
    return at;
}

static void hold(struct peer *peer, const uint8_t *bytes, size_t size_bytes) {
    if (peer->held_bytes + size_bytes > peer->held_room) {
        peer->held_room = peer->held_bytes + size_bytes;
        peer->held = realloc(peer->held, peer->held_room);
        if (!peer->held || peer->held_room > HELD_MAX_BYTES) fail("a frame is too long to hold");
    }
    memcpy(peer->held + peer->held_bytes, bytes, size_bytes);
    peer->held_bytes += size_bytes;
}

static void read_socket(struct peer *peer) {
    static uint8_t bytes[256 << 10];
    ssize_t got = recv(peer->fd, bytes, sizeof bytes, 0);
    if (got <= 0) {
        if (got < 0 && errno == EAGAIN) return;
        peer->state = CLOSED;
        close(peer->fd);
        take_closed(peer);
    } else if (!peer->held_bytes) {
        size_t taken = take_bytes(peer, bytes, (size_t)got);
        if (taken < (size_t)got) hold(peer, bytes + taken, (size_t)got - taken);
    } else {
        hold(peer, bytes, (size_t)got);
        size_t taken = take_bytes(peer, peer->held, peer->held_bytes);
        peer->held_bytes -= taken;
        memmove(peer->held, peer->held + taken, peer->held_bytes);
    }
}

void socket_ready(struct peer *peer, const char *token) {
    if (peer->state == CONNECTING) send_handshake(peer, token);
    else if (peer->state != CLOSED) read_socket(peer);
}
