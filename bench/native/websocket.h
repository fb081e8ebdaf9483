/*
 * As much of RFC 6455 as the bench needs, both sides. No I/O here: bytes in, bytes out.
 *
 * Both sides are ours or a tested server, on loopback, so the handshake uses the RFC's own
 * sample nonce (section 1.3) and masks are zero: legal on the wire, the same work for the
 * server, and no random numbers spent in the tool.
 */
#ifndef BENCH_WEBSOCKET_H
#define BENCH_WEBSOCKET_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define WS_KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define WS_ACCEPT "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
#define WS_HEADER_MAX_BYTES 14

enum ws_opcode { WS_TEXT = 1, WS_CLOSE = 8, WS_PING = 9, WS_PONG = 10 };

struct ws_frame {
    int opcode;
    size_t header_bytes;
    size_t payload_bytes;
};

/* Reads one frame's header; 0 where more bytes are needed. Fragments are not expected. */
static inline int ws_header_read(const uint8_t *at, size_t held_bytes, struct ws_frame *frame) {
    if (held_bytes < 2) return 0;
    size_t length = at[1] & 127, header = 2;
    if (length == 126) {
        if (held_bytes < 4) return 0;
        length = (size_t)at[2] << 8 | at[3];
        header = 4;
    } else if (length == 127) {
        if (held_bytes < 10) return 0;
        length = 0;
        for (int i = 2; i < 10; i++) length = length << 8 | at[i];
        header = 10;
    }
    if (at[1] & 128) header += 4;
    *frame = (struct ws_frame){at[0] & 15, header, length};
    return 1;
}

/* Writes one final frame's header, with a zero mask where asked for; returns its size. */
static inline size_t ws_header_write(uint8_t *at, int opcode, size_t payload_bytes, int masked) {
    size_t header = 2;
    at[0] = (uint8_t)(128 | opcode);
    if (payload_bytes < 126) {
        at[1] = (uint8_t)payload_bytes;
    } else if (payload_bytes < 65536) {
        at[1] = 126;
        at[2] = (uint8_t)(payload_bytes >> 8);
        at[3] = (uint8_t)payload_bytes;
        header = 4;
    } else {
        at[1] = 127;
        for (int i = 0; i < 8; i++) at[2 + i] = (uint8_t)((uint64_t)payload_bytes >> (56 - 8 * i));
        header = 10;
    }
    if (masked) {
        at[1] |= 128;
        memset(at + header, 0, 4);
        header += 4;
    }
    return header;
}

/* The size of a handshake, its blank line included; 0 where it has not ended yet. */
static inline size_t ws_handshake_bytes(const uint8_t *at, size_t held_bytes) {
    const uint8_t *end = memmem(at, held_bytes, "\r\n\r\n", 4);
    return end ? (size_t)(end - at) + 4 : 0;
}

#endif
