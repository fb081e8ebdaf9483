// A case's clock: what is due next and how long it is until then, by the server's time.

import type { Case } from "../wire/types";

export type Due = "acknowledge" | "reply" | "page" | "follow_up" | "lease";

/** What `due_at` is the deadline of; as in the server's `Case.due_at`. */
export function dueOf(one: Case): Due {
  if (one.claimed_by === null) return (one.acked_at ?? null) === null ? "acknowledge" : "page";
  if ((one.replied_at ?? null) === null) return "reply";
  return one.state === "follow_up" ? "follow_up" : "lease";
}

export function isLate({ due_at }: Case, now: number): boolean {
  return due_at !== null && due_at < now;
}

/** Such as "0:42", "12:05" or "26:00:10": the time itself, whichever side of now it is on. */
export function clockFace(length_ms: number): string {
  const all_s = Math.floor(Math.abs(length_ms) / 1000);
  const two = (count: number) => String(count).padStart(2, "0");
  const [hours, minutes, seconds] = [
    Math.floor(all_s / 3600),
    Math.floor(all_s / 60) % 60,
    all_s % 60,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/**
 * The server's time, as far as it can be known here: a deadline of 15 s is nothing to a computer
 * that is a minute slow. Whatever the server tells, it did a little before it is heard; so each
 * word of it puts its clock a little too far back, and the furthest ahead is the nearest.
 */
export class ServerClock {
  readonly #here: () => number;
  #ahead_ms: number | null = null;

  constructor(here: () => number = Date.now) {
    this.#here = here;
  }

  /** The server did something at `at`, and has told it at once. */
  heard(at: number): void {
    const ahead_ms = at - this.#here();
    this.#ahead_ms = Math.max(this.#ahead_ms ?? ahead_ms, ahead_ms);
  }

  now = (): number => this.#here() + (this.#ahead_ms ?? 0);
}
