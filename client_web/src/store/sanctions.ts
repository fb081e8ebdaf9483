// What moderators have decided about oneself, from the `me` topic: where one cannot write, and
// until when. The server is the judge of every send; this only explains it beforehand.

import { signal } from "@preact/signals";
import type { TopicEvent } from "../wire/subscription";
import type { Sanction } from "../wire/types";

export class Sanctions {
  readonly active;

  /** `inForce` are those that HTTP told of: their events may be older than the first page. */
  constructor(inForce: readonly Sanction[]) {
    const known = inForce.map((sanction) => [sanction.id, sanction] as const);
    this.active = signal<ReadonlyMap<string, Sanction>>(new Map(known));
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

  /** The one that a rule brought about last, which came with the text that it declined. */
  get byRule(): Sanction | null {
    const byRules = [...this.active.value.values()].filter(({ cause }) => cause.rule != null);
    return byRules.sort((one, other) => other.starts_at - one.starts_at)[0] ?? null;
  }

  take(event: TopicEvent): void {
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
