/*
 * load: opens many WebSocket connections to one server, counts what arrives, times it.
 *
 *   load --port N --path /ws --sockets N [--tokens FILE] [--subprotocol NAME]
 *        [--hello TEXT] [--topic TOPIC]
 *
 * One thread and one epoll, so that it takes as little of the machine as it can from the
 * server it measures. Every socket sends HELLO (where given) after the handshake and has
 * joined when the reply {"type":"ok"...} is there. Then, line by line on standard input:
 *
 *   run FIRST COUNT READERS SENDERS PER_S DEPTH TEXT_BYTES SECONDS WAIT_S
 *
 * expects messages FIRST..FIRST+COUNT-1 (by their stamp) at each of the first READERS
 * sockets. The first SENDERS sockets send them: at PER_S a second in all, or, where PER_S is
 * 0, as fast as answers come, with DEPTH unanswered on each, for at most SECONDS. SENDERS 0:
 * somebody else publishes. Answers one line of JSON when everything has arrived, or at the
 * latest WAIT_S after the command. Ends when standard input does.
 *
 * It writes nothing to disk and knows no server by name.
 */
#include "sockets.h"
#include "stamp.h"
#include "websocket.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#define COUNT_MAX 1000000
#define LATENCIES_MAX 10000 /* as many as a line of JSON should list */
#define IN_PROGRESS_MAX 64  /* joins at once: below any server's listen backlog */

static int sockets;
static const char *topic = "room:lobby";

static struct {
    int active;
    uint32_t first, count, readers, senders, depth;
    double per_s, seconds, wait_s;
    size_t text_bytes;
    int64_t start_us, first_send_us, last_answer_us;
    uint32_t sent, posted, refused, next_sender;
    uint64_t deliveries, payload_bytes;
    uint32_t complete, payload_least, payload_most;
    double cpu_start_s;
} run;

static struct peer *peers;
static char **tokens; /* all NULL where nobody signs in */
static int opened, joined, closed;
static uint64_t stray;
static uint32_t *arrived;                /* a message: how many sockets have it */
static int64_t *sent_us, *last_us, *answer_us; /* a message: times, or -1 */
static char refusal[400];                /* the first error, goodbye or unposted answer */

static double cpu_s(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void note_refusal(const char *payload, size_t size_bytes) {
    size_t at = 0;
    if (refusal[0]) return;
    for (size_t i = 0; i < size_bytes && at < sizeof refusal - 2; i++) /* fit for JSON */
        refusal[at++] = payload[i] == '"' || payload[i] == '\\' || payload[i] < ' ' ? '\'' : payload[i];
}

/* ---- joining ------------------------------------------------------------------------- */

static void count_joined(struct peer *peer) {
    peer->state = JOINED;
    joined++;
    if (opened < sockets) open_socket(&peers[opened++]);
    if (joined < sockets) return;
    printf("{\"event\":\"joined\",\"sockets\":%d}\n", joined);
    fflush(stdout);
}

void take_shaken(struct peer *peer) {
    if (!door.hello) count_joined(peer);
}

void take_closed(struct peer *peer) {
    if (joined < sockets)
        fail("socket %d was closed before all had joined: %s", (int)(peer - peers), refusal);
    closed++;
}

/* ---- what arrives -------------------------------------------------------------------- */

static uint32_t index_of(const char *payload, size_t size_bytes) {
    const char *ref = memmem(payload, size_bytes, "\"ref\":", 6);
    uint32_t number = ref ? (uint32_t)strtoul(ref + 6, NULL, 10) : run.first - 1;
    return number - run.first; /* too large where it is not of this run */
}

static void take_answer(struct peer *peer, const char *payload, size_t size_bytes, int is_error) {
    if (peer->state == HELLO) {
        if (is_error) fail("the first frame was refused: %.*s", (int)size_bytes, payload);
        count_joined(peer);
        return;
    }
    uint32_t at = run.active ? index_of(payload, size_bytes) : COUNT_MAX;
    if (!run.active || at >= run.sent || answer_us[at] >= 0) {
        note_refusal(payload, size_bytes);
        return;
    }
    run.last_answer_us = now_us();
    answer_us[at] = run.last_answer_us - sent_us[at];
    peer->unanswered--;
    if (!is_error && memmem(payload, size_bytes, "\"posted\"", 8)) {
        run.posted++;
    } else {
        run.refused++;
        note_refusal(payload, size_bytes);
    }
}

static void take_message(struct peer *peer, const char *payload, size_t size_bytes) {
    uint32_t number;
    int64_t at_us;
    if (!stamp_read(payload, size_bytes, &number, &at_us)) return; /* presence and the like */
    uint32_t at = number - run.first;
    if (!run.active || at >= run.count) {
        stray++;
        return;
    }
    peer->received++;
    run.deliveries++;
    run.payload_bytes += size_bytes;
    if (size_bytes < run.payload_least) run.payload_least = (uint32_t)size_bytes;
    if (size_bytes > run.payload_most) run.payload_most = (uint32_t)size_bytes;
    if (++arrived[at] == run.readers) {
        run.complete++;
        last_us[at] = now_us() - at_us;
    }
}

static int begins(const char *payload, size_t size_bytes, const char *with) {
    size_t length = strlen(with);
    return size_bytes >= length && !memcmp(payload, with, length);
}

void take_frame(struct peer *peer, int opcode, const char *payload, size_t size_bytes) {
    static const char pong[] = "{\"type\":\"pong\"}";
    if (opcode == WS_PING) {
        send_frame(peer, WS_PONG, payload, size_bytes);
    } else if (opcode != WS_TEXT) {
        return;
    } else if (begins(payload, size_bytes, "{\"type\":\"ok\"")) {
        take_answer(peer, payload, size_bytes, 0);
    } else if (begins(payload, size_bytes, "{\"type\":\"error\"")) {
        take_answer(peer, payload, size_bytes, 1);
    } else if (begins(payload, size_bytes, "{\"type\":\"ping\"")) {
        send_frame(peer, WS_TEXT, pong, sizeof pong - 1);
    } else if (begins(payload, size_bytes, "{\"type\":\"goodbye\"")) {
        note_refusal(payload, size_bytes);
    } else {
        take_message(peer, payload, size_bytes);
    }
}

/* ---- a run --------------------------------------------------------------------------- */

static void send_message(struct peer *peer) {
    char text[8192], frame[10240];
    uint32_t at = run.sent++, number = run.first + at;
    sent_us[at] = now_us();
    if (!at) run.first_send_us = sent_us[at];
    stamp_write(text, run.text_bytes, number, sent_us[at]);
    int size = snprintf(frame, sizeof frame,
                        "{\"type\":\"send\",\"ref\":%u,\"topic\":\"%s\",\"id\":\"bench-%d-%u\",\"text\":\"%.*s\"}",
                        number, topic, (int)getpid(), number, (int)run.text_bytes, text);
    peer->unanswered++;
    send_frame(peer, WS_TEXT, frame, (size_t)size);
}

static double run_s(void) { return (double)(now_us() - run.start_us) / 1e6; }

static int may_send(void) {
    return run.senders && run.sent < run.count && (!run.seconds || run_s() < run.seconds);
}

static void send_due(void) {
    if (run.per_s > 0) {
        while (may_send() && run_s() >= run.sent / run.per_s)
            send_message(&peers[run.next_sender++ % run.senders]);
        return;
    }
    for (uint32_t i = 0; i < run.senders; i++) /* one each in turn, so that all take part */
        for (uint32_t more = 1; more && may_send();) {
            more = peers[i].unanswered < run.depth;
            if (more) send_message(&peers[i]);
        }
}

static int compare(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* Sorts in place, the times that never came (-1) last. -1 where there are none. */
static int64_t percentile(int64_t *times, uint32_t count, double share) {
    uint32_t known = 0;
    for (uint32_t i = 0; i < count; i++)
        if (times[i] >= 0) times[known++] = times[i];
    for (uint32_t i = known; i < count; i++) times[i] = -1;
    qsort(times, known, sizeof *times, compare);
    return known ? times[(uint32_t)((known - 1) * share)] : -1;
}

static void print_run(void) {
    uint32_t published = run.senders ? run.sent : run.count;
    uint32_t least = run.readers ? UINT32_MAX : 0, most = 0;
    for (uint32_t i = 0; i < run.readers; i++) {
        if (peers[i].received < least) least = peers[i].received;
        if (peers[i].received > most) most = peers[i].received;
    }
    printf("{\"event\":\"run\",\"sent\":%u,\"posted\":%u,\"refused\":%u,\"deliveries\":%llu,"
           "\"expected\":%llu,\"complete\":%u,\"stray\":%llu,\"least\":%u,\"most\":%u,"
           "\"payload_least\":%u,\"payload_most\":%u,\"payload_bytes\":%llu,\"closed\":%d,"
           "\"unread_sends\":%llu,\"cpu_s\":%.6f,\"send_s\":%.6f,\"refusal\":\"%s\",",
           run.sent, run.posted, run.refused, (unsigned long long)run.deliveries,
           (unsigned long long)published * run.readers, run.complete, (unsigned long long)stray,
           least, most, run.deliveries ? run.payload_least : 0, run.payload_most,
           (unsigned long long)run.payload_bytes, closed, (unsigned long long)unread_sends,
           cpu_s() - run.cpu_start_s,
           run.sent ? (double)(run.last_answer_us - run.first_send_us) / 1e6 : 0.0, refusal);
    printf("\"last_reader_us\":[");
    for (uint32_t i = 0, some = 0; i < run.count && run.count <= LATENCIES_MAX; i++)
        if (last_us[i] >= 0) printf(some++ ? ",%lld" : "%lld", (long long)last_us[i]);
    printf("],\"answer_p50_us\":%lld,", (long long)percentile(answer_us, run.sent, 0.50));
    printf("\"answer_p99_us\":%lld}\n", (long long)percentile(answer_us, run.sent, 0.99));
    fflush(stdout);
    run.active = 0;
    stray = 0;
    refusal[0] = 0;
}

static int run_is_over(void) {
    if (run_s() >= run.wait_s) return 1;
    if (run.senders && (may_send() || run.posted + run.refused < run.sent)) return 0;
    uint32_t published = run.senders ? run.sent : run.count;
    return run.deliveries >= (uint64_t)published * run.readers;
}

static void start_run(const char *line) {
    memset(&run, 0, sizeof run);
    if (sscanf(line, "run %u %u %u %u %lf %u %zu %lf %lf", &run.first, &run.count, &run.readers,
               &run.senders, &run.per_s, &run.depth, &run.text_bytes, &run.seconds,
               &run.wait_s) != 9)
        fail("cannot read the command: %s", line);
    if (!run.count || run.count > COUNT_MAX || (int)run.readers > sockets ||
        (int)run.senders > sockets || run.text_bytes > 8192 ||
        (run.senders && run.text_bytes < STAMP_BYTES))
        fail("a number in the command is out of bounds: %s", line);
    for (uint32_t i = 0; i < run.count; i++) {
        arrived[i] = 0;
        sent_us[i] = last_us[i] = answer_us[i] = -1;
    }
    for (int i = 0; i < sockets; i++) peers[i].received = peers[i].unanswered = 0;
    run.payload_least = UINT32_MAX;
    run.cpu_start_s = cpu_s();
    run.start_us = now_us();
    run.active = 1;
}

static void read_command(void) {
    char line[256];
    ssize_t got = read(0, line, sizeof line - 1);
    if (got <= 0) exit(0);
    line[got] = 0;
    start_run(line);
}

/* ---- start --------------------------------------------------------------------------- */

static void read_tokens(const char *path) {
    char line[4096];
    FILE *file = fopen(path, "r");
    if (!file) fail("cannot open %s", path);
    for (int i = 0; i < sockets; i++) {
        if (!fgets(line, sizeof line, file)) fail("%d tokens for %d sockets", i, sockets);
        line[strcspn(line, "\r\n")] = 0;
        tokens[i] = strdup(line);
    }
    fclose(file);
}

static void *zeroed(size_t count, size_t size_bytes) {
    void *memory = calloc(count, size_bytes);
    if (!memory) fail("out of memory");
    return memory;
}

static void read_options(int argc, char **argv) {
    static const struct option known[] = {
        {"port", 1, 0, 'p'},   {"path", 1, 0, 'a'},        {"sockets", 1, 0, 'n'},
        {"tokens", 1, 0, 't'}, {"subprotocol", 1, 0, 's'}, {"hello", 1, 0, 'h'},
        {"topic", 1, 0, 'c'},  {0, 0, 0, 0}};
    const char *tokens_path = NULL;
    for (int letter; (letter = getopt_long(argc, argv, "", known, NULL)) != -1;) switch (letter) {
        case 'p': door.port = atoi(optarg); break;
        case 'a': door.path = optarg; break;
        case 'n': sockets = atoi(optarg); break;
        case 't': tokens_path = optarg; break;
        case 's': door.subprotocol = optarg; break;
        case 'h': door.hello = optarg; break;
        case 'c': topic = optarg; break;
        default: exit(2);
        }
    if (door.port <= 0 || sockets <= 0) fail("--port and --sockets are needed");
    peers = zeroed((size_t)sockets, sizeof *peers);
    tokens = zeroed((size_t)sockets, sizeof *tokens);
    if (tokens_path) read_tokens(tokens_path);
}

static int wait_ms(void) {
    if (!run.active) return -1;
    if (!may_send() || run.per_s <= 0) return 20; /* see the end of the run soon enough */
    double due_s = run.sent / run.per_s - run_s();
    return due_s <= 0 ? 0 : (int)(due_s * 1e3) + 1;
}

int main(int argc, char **argv) {
    struct peer standard_input = {.fd = 0};
    read_options(argc, argv);
    arrived = zeroed(COUNT_MAX, sizeof *arrived);
    sent_us = zeroed(COUNT_MAX, sizeof *sent_us);
    last_us = zeroed(COUNT_MAX, sizeof *last_us);
    answer_us = zeroed(COUNT_MAX, sizeof *answer_us);
    poller = epoll_create1(0);
    watch(&standard_input, EPOLL_CTL_ADD, EPOLLIN);
    while (opened < sockets && opened < IN_PROGRESS_MAX) open_socket(&peers[opened++]);
    for (;;) {
        struct epoll_event events[512];
        int count = epoll_wait(poller, events, 512, wait_ms());
        if (count < 0 && errno != EINTR) fail("epoll_wait: %s", strerror(errno));
        for (int i = 0; i < count; i++) {
            struct peer *peer = events[i].data.ptr;
            if (peer == &standard_input) read_command();
            else socket_ready(peer, tokens[peer - peers]);
        }
        if (!run.active) continue;
        send_due();
        if (run_is_over()) print_run();
    }
}
