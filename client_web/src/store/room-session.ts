// The Q&A session that a room is the place of just now, and whoever follows what is asked in it.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import type { TopicEvent } from "../wire/subscription";
import type { QaSession } from "../wire/types";

/** No doors open earlier than this before a session begins. */
const DOORS_AT_MOST_MS = 3 * 3_600_000;
const RUNNING: ReadonlySet<QaSession["state"]> = new Set(["doors", "live", "wrapping"]);

interface Page {
  qa_sessions: QaSession[];
  next: string | null;
}

export interface Follower {
  /** The room's topic starts, starts afresh or has come back: ask again for what is known. */
  start: () => void;
  take: (event: TopicEvent) => void;
  close: () => void;
}

export class RoomSession {
  /** One that runs, or that has just ended. */
  readonly now = signal<QaSession | null>(null);
  readonly #api: Api;
  readonly #room: string;
  readonly #now: () => number;
  readonly #followers = new Set<Follower>();
  /** How many events there were: what the server answered before one of them is out of date. */
  #events = 0;

  constructor(api: Api, room: string, now: () => number) {
    this.#api = api;
    this.#room = room;
    this.#now = now;
  }

  start(): void {
    void this.load();
    for (const follower of this.#followers) follower.start();
  }

  take(event: TopicEvent): void {
    if (event.type === "qa.changed") this.#heard(event.session);
    for (const follower of this.#followers) follower.take(event);
  }

  follow(follower: Follower): void {
    this.#followers.add(follower);
  }

  close(): void {
    for (const follower of this.#followers) follower.close();
    this.#followers.clear();
  }

  /** Without the server it stays as it was known; its next event tells. */
  async load(): Promise<void> {
    const events = this.#events;
    try {
      const found = await this.#found();
      if (events !== this.#events) return;
      const running = found.find(({ state }) => RUNNING.has(state));
      this.now.value = running ?? found.find(({ state }) => state === "ended") ?? null;
    } catch {
      // a room is a room without it
    }
  }

  /** Those of this room, up to the last that could have its doors open. */
  async #found(): Promise<QaSession[]> {
    const found: QaSession[] = [];
    let after = "";
    let latest = 0;
    do {
      const query = new URLSearchParams({ limit: "100", ...(after && { after }) });
      const page: Page = await this.#api.call("GET", `/api/qa-sessions?${query}`);
      found.push(...page.qa_sessions.filter(({ room }) => room === this.#room));
      latest = page.qa_sessions.at(-1)?.starts_at ?? 0;
      after = page.next ?? "";
    } while (after && latest < this.#now() + DOORS_AT_MOST_MS);
    return found;
  }

  #heard(session: QaSession): void {
    this.#events += 1;
    const isShown = RUNNING.has(session.state) || session.state === "ended";
    const isOurs = session.room === this.#room && this.now.value?.id === session.id;
    if (RUNNING.has(session.state)) this.now.value = session;
    else if (isOurs) this.now.value = isShown ? session : null;
  }
}
