// What moderators have decided about oneself, from the `me` topic: where one cannot write, and
// until when. The server is the judge of every send; this only explains it beforehand.

import { signal } from "@preact/signals";
import type { OwnSanction } from "../wire/api";
import type { TopicEvent } from "../wire/subscription";
import type { Sanction } from "../wire/types";

/** `upheld`: somebody has looked again, and it stays. */
export type Appeal = "none" | "asked" | "upheld";

export class Sanctions {
  readonly active;
  readonly #appeals = signal<ReadonlyMap<string, Appeal>>(new Map());

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

  /** What keeps one out of `room`, if anything does. */
  banFrom(room: string): Sanction | null {
    const bans = [...this.active.value.values()].filter(({ kind }) => kind === "ban");
    return bans.find((ban) => ban.room === null || ban.room === room) ?? null;
  }

  /** What has come of asking for a second look, as far as this page knows. */
  appealOf(sanction: string): Appeal {
    return this.#appeals.value.get(sanction) ?? "none";
  }

  appealed(sanction: string, appeal: Appeal = "asked"): void {
    this.#appeals.value = new Map(this.#appeals.value).set(sanction, appeal);
  }

  /** What HTTP tells of one's own appeals. */
  learn(own: readonly OwnSanction[]): void {
    for (const one of own) this.appealed(one.id, appealIn(one));
  }

  take(event: TopicEvent): void {
    if (event.type === "appeal.decided" && !event.lifted) this.appealed(event.sanction, "upheld");
    if (event.type !== "sanction.changed") return;
    const active = new Map(this.active.value);
    if (event.active) active.set(event.sanction.id, event.sanction);
    else active.delete(event.sanction.id);
    this.active.value = active;
  }
}

export function appealIn({ appealed, upheld }: OwnSanction): Appeal {
  if (upheld) return "upheld";
  return appealed ? "asked" : "none";
}

function endOf(sanction: Sanction): number {
  return sanction.ends_at ?? Number.POSITIVE_INFINITY;
}
