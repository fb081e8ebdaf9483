// What moderators have decided about oneself, from the `me` topic: where one cannot write, and
// until when. The server is the judge of every send; this only explains it beforehand.

import { signal } from "@preact/signals";
import type { Link } from "../wire/link";
import { Subscription, type TopicEvent } from "../wire/subscription";
import type { Sanction } from "../wire/types";

export class Sanctions {
  readonly active;
  readonly #subscription: Subscription;

  /** `inForce` are those that HTTP told of: their events may be older than the first page. */
  constructor(link: Link, inForce: readonly Sanction[]) {
    const known = inForce.map((sanction) => [sanction.id, sanction] as const);
    this.active = signal<ReadonlyMap<string, Sanction>>(new Map(known));
    this.#subscription = new Subscription(link, "me", {
      opened: ({ events }) => {
        for (const event of events) this.#took(event);
      },
      event: (event) => this.#took(event),
      resumed: () => undefined,
      refused: () => undefined,
    });
  }

  /** What keeps one from writing in `room` at the time `now`, the longest-lasting first. */
  muteIn(room: string, now: number): Sanction | null {
    const inForce = [...this.active.value.values()].filter(
      (sanction) =>
        sanction.kind !== "ban" &&
        (sanction.room === null || sanction.room === room) &&
        (sanction.ends_at === null || sanction.ends_at > now),
    );
    return inForce.sort((one, other) => endOf(other) - endOf(one))[0] ?? null;
  }

  close(): void {
    this.#subscription.close();
  }

  #took(event: TopicEvent): void {
    if (event.type !== "sanction.changed") return;
    const active = new Map(this.active.value);
    if (event.active) active.set(event.sanction.id, event.sanction);
    else active.delete(event.sanction.id);
    this.active.value = active;
  }
}

function endOf(sanction: Sanction): number {
  return sanction.ends_at ?? Number.POSITIVE_INFINITY;
}
