// A server that is broken, or wants to do harm, sends whatever it likes: the page stays what it is.

import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Person } from "../../src/wire/types";
import { caseOf, queueItem } from "../desk/made";
import { FakeSocket, posted } from "../fakes";
import { broken, FRAMES, pick, type Random, seeded, whole } from "../hostile/nonsense";
import { pollOf, questionOf, sessionOf } from "../qa/made";
import { Page } from "./page";

const FRAMES_A_SEED = 250;
/** Those that end a connection or a subscription by right: what follows them is no news. */
const ENDING = new Set(["goodbye", "unsubscribed", "welcome", "ok", "error"]);
const SAID = FRAMES.filter((type) => !ENDING.has(type));
const STAFF: Person = { id: "robin", name: "Robin", roles: ["moderator", "responder", "host"] };

let page: Page;

beforeEach(() => {
  page = new Page();
  page.http
    .on("GET /api/qa-sessions", { qa_sessions: [sessionOf({ state: "live" })], next: null })
    .on("GET /api/qa-sessions/sleep", sessionOf({ state: "live", hosts: [STAFF] }))
    .on("GET /api/qa-sessions/sleep/questions", { questions: [questionOf("a")], next: null })
    .on("GET /api/qa-sessions/sleep/polls", { polls: [pollOf()] })
    .on("GET /api/queue", { items: [queueItem("q")], next: null })
    .on("GET /api/cases", { cases: [caseOf("a", { level: "S3" })], next: null })
    .on("GET /api/shifts", { shifts: [], next: null });
});

const SCREENS = {
  "a room, with a session in it": async () => {
    await page.signedIn().inLobby(posted(1), posted(2));
    await vi.waitFor(() => page.one(".qa-head"));
  },
  "the desk": async () => {
    page.signedIn(STAFF);
    const me = { person: STAFF, expires_at: Date.now() + 1e7, sanctions: [], may: ["handle_care"] };
    page.http.on("GET /api/me", me);
    await page.at("/desk");
    await vi.waitFor(() => page.one(".desk"));
    await page.does(() => FakeSocket.last.serverWelcomes(STAFF));
  },
  "the run sheet": async () => {
    await page.signedIn(STAFF).at("/sessions/sleep/run");
    await page.does(() => FakeSocket.last.serverWelcomes(STAFF));
    await vi.waitFor(() => page.one("h1"));
  },
};

/** Answers every subscription that waits, so that its topic is followed. Returns the topics. */
async function followed(): Promise<Map<string, number>> {
  const topics = new Map<string, number>();
  for (const { type, topic, ref } of [...FakeSocket.last.sent]) {
    if (type !== "subscribe") continue;
    const head = topic === "room:lobby" ? 2 : 0;
    topics.set(String(topic), head);
    await page.hears({ type: "ok", ref, topic, epoch: "e", head, recovered: false });
  }
  return topics;
}

/** A frame for one of these topics: mostly its next event, sometimes an old or a far one. */
function nonsense(topics: Map<string, number>, random: Random): object {
  const type = pick(SAID, random);
  const frame = random() < 0.5 ? whole(type, random) : broken(type, random);
  if (random() < 0.1) return frame;
  const topic = pick([...topics.keys()], random);
  const head = topics.get(topic) ?? 0;
  const seq = random() < 0.9 ? head + 1 : pick([0, 1, head, head + 5, -1, 1.5], random);
  if (seq === head + 1 && "seq" in frame) topics.set(topic, seq);
  return { ...frame, topic, ...("seq" in frame && { seq, at: Date.now() }) };
}

describe.each(Object.entries(SCREENS))("%s", (_, open) => {
  test.each([1, 2, 3, 4])("stays what it is, whatever is sent (seed %i)", async (seed) => {
    await open();
    const topics = await followed();
    const title = page.one("h1").textContent;
    const random = seeded(seed);
    for (let at = 0; at < FRAMES_A_SEED; at += 10) {
      const frames = Array.from({ length: 10 }, () => nonsense(topics, random));
      await page.hears(...frames, ...frames.slice(0, 2));
    }
    expect(page.one("h1").textContent).toBeTruthy();
    expect(title).toBeTruthy();
    expect(page.all("script, iframe, object, embed, [onerror]")).toEqual([]);
  });
});
