// What is on in each room, and what comes next there: kept for whoever looks at the rooms.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import type { QaSession } from "../wire/types";

const RUNNING: ReadonlySet<QaSession["state"]> = new Set(["doors", "live", "wrapping"]);

export interface OnInRoom {
  readonly now: QaSession | null;
  readonly next: QaSession | null;
}

export class OnNow {
  readonly rooms = signal<ReadonlyMap<string, OnInRoom>>(new Map());
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Of the first hundred that come up; without the server it stays as it was known. */
  async load(): Promise<void> {
    try {
      const page = await this.#api.call<{ qa_sessions: QaSession[] }>(
        "GET",
        "/api/qa-sessions?limit=100",
      );
      this.rooms.value = onInRooms(page.qa_sessions);
    } catch {
      // the rooms are there without it
    }
  }

  clear(): void {
    this.rooms.value = new Map();
  }
}

/** By room; the sessions are in the order in which they begin. */
export function onInRooms(sessions: readonly QaSession[]): ReadonlyMap<string, OnInRoom> {
  const found = new Map<string, OnInRoom>();
  for (const session of sessions) {
    const { now = null, next = null } = found.get(session.room) ?? {};
    if (RUNNING.has(session.state)) found.set(session.room, { now: now ?? session, next });
    if (session.state === "scheduled") found.set(session.room, { now, next: next ?? session });
  }
  return found;
}
