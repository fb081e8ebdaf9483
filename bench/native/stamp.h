/*
 * Stamp: the number and the send time of a message, written inside its text.
 *
 * A stamp is 18 words of five letters after a marker: 6 hexadecimal digits of the message's
 * number, then 12 of CLOCK_MONOTONIC in microseconds, which every process of one machine
 * shares. Words and not digits, because a moderated room may hold a text with a long number
 * in it (it looks like a telephone number). bench/stamp.py is the same code in Python.
 */
#ifndef BENCH_STAMP_H
#define BENCH_STAMP_H

#include <stdint.h>
#include <string.h>
#include <time.h>

#define STAMP_MARK "lantern "
#define STAMP_MARK_BYTES 8
#define STAMP_DIGITS 18
#define STAMP_WORD_BYTES 6 /* five letters and a space */
#define STAMP_BYTES (STAMP_MARK_BYTES + STAMP_DIGITS * STAMP_WORD_BYTES)

/* Every word has its own first letter, so one byte decodes it. */
static const char STAMP_WORDS[16][STAMP_WORD_BYTES + 1] = {
    "amber ", "birch ", "cedar ", "daisy ", "ember ", "frost ", "grain ", "hazel ",
    "ivory ", "jolly ", "kayak ", "lemon ", "maple ", "north ", "olive ", "pearl "};

/* What fills a text up to its size: one ordinary sentence, over and over. */
static const char STAMP_FILLER[] = "is how the light moved over the water this evening, and ";

static inline int64_t now_us(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

/* Writes exactly size_bytes of text (no terminating zero); size_bytes >= STAMP_BYTES. */
static inline void stamp_write(char *text, size_t size_bytes, uint32_t number, int64_t at_us) {
    memcpy(text, STAMP_MARK, STAMP_MARK_BYTES);
    char *word = text + STAMP_MARK_BYTES;
    for (int digit = 5; digit >= 0; digit--, word += STAMP_WORD_BYTES)
        memcpy(word, STAMP_WORDS[(number >> (4 * digit)) & 15], STAMP_WORD_BYTES);
    for (int digit = 11; digit >= 0; digit--, word += STAMP_WORD_BYTES)
        memcpy(word, STAMP_WORDS[(at_us >> (4 * digit)) & 15], STAMP_WORD_BYTES);
    for (size_t at = STAMP_BYTES, from = 0; at < size_bytes; at++, from++)
        text[at] = STAMP_FILLER[from % (sizeof STAMP_FILLER - 1)];
    if (size_bytes > STAMP_BYTES) text[size_bytes - 1] = '.'; /* a server may trim a space */
}

/* Finds and reads a stamp anywhere in a payload; 0 where there is none. */
static inline int stamp_read(const char *payload, size_t size_bytes, uint32_t *number,
                             int64_t *at_us) {
    const char *mark = memmem(payload, size_bytes, STAMP_MARK, STAMP_MARK_BYTES);
    if (!mark || mark + STAMP_BYTES > payload + size_bytes) return 0;
    const char *word = mark + STAMP_MARK_BYTES;
    uint64_t digits[2] = {0, 0};
    for (int i = 0; i < STAMP_DIGITS; i++, word += STAMP_WORD_BYTES)
        digits[i >= 6] = digits[i >= 6] << 4 | (uint64_t)(word[0] - 'a');
    *number = (uint32_t)digits[0];
    *at_us = (int64_t)digits[1];
    return 1;
}

#endif
