/*
 * The load tool's sockets: connect, handshake, frames in and out. What a frame means is not
 * known here: load.c has the three functions at the end.
 */
#ifndef BENCH_SOCKETS_H
#define BENCH_SOCKETS_H

#include <stddef.h>
#include <stdint.h>

enum state { CONNECTING, HANDSHAKE, HELLO, JOINED, CLOSED };

struct peer {
    int fd;
    enum state state;
    uint32_t received, unanswered; /* in the present run */
    uint8_t *held;                 /* the beginning of a frame whose rest has not come yet */
    size_t held_bytes, held_room;
};

/* Where and how every socket joins. */
struct door {
    const char *path, *subprotocol, *hello;
    int port;
};

extern struct door door;
extern int poller;            /* the one epoll */
extern uint64_t unread_sends; /* sends that had to wait for the server to read */

void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Begins to connect; `socket_ready` does the rest whenever epoll names the socket. */
void open_socket(struct peer *peer);
/* `token` may be NULL; it is needed for the handshake only. */
void socket_ready(struct peer *peer, const char *token);
void watch(struct peer *peer, int operation, uint32_t events);
void send_frame(struct peer *peer, int opcode, const char *payload, size_t size_bytes);

/* Calls out of sockets.c. */
void take_shaken(struct peer *peer); /* the handshake is done, and HELLO is sent */
void take_frame(struct peer *peer, int opcode, const char *payload, size_t size_bytes);
void take_closed(struct peer *peer);

#endif
