// A tiny model of what the server keeps of a room, to compare the client's log with: the events
// so far, and the messages as history would tell them at any moment.

import type { PastMessage } from "../../src/wire/api";
import type { TopicEvent } from "../../src/wire/subscription";
import type { Message, Person } from "../../src/wire/types";
import { ANA, LOBBY, ME, message, START } from "../fakes";

const TOPIC = "room:lobby";

export class ModelRoom {
  readonly events: TopicEvent[] = [];
  readonly #messages = new Map<number, Message>();
  readonly #texts = new Map<number, string>();
  readonly #reactions = new Map<number, Map<string, Set<string>>>();

  get head(): number {
    return this.events.length;
  }

  post(author: Person = ANA): number {
    const seq = this.head + 1;
    this.#texts.set(seq, `text ${seq}`);
    return this.#tell("message.posted", message(seq, { author }));
  }

  posts(count: number): void {
    for (let at = 0; at < count; at += 1) this.post();
  }

  edit(seq: number): number {
    this.#texts.set(seq, `changed ${this.head}`);
    return this.#change("message.edited", seq, { edited_at: START });
  }

  withdraw(seq: number): number {
    return this.#change("message.removed", seq, { text: null, removed: "author" });
  }

  remove(seq: number): number {
    return this.#change("message.removed", seq, { text: null, removed: "moderator" });
  }

  restore(seq: number): number {
    return this.#change("message.restored", seq, { removed: null });
  }

  cover(seq: number): number {
    return this.#change("message.covered", seq, { cover: "about a hospital" });
  }

  react(to: number, person: Person, emoji: string, on = true): number {
    const of = this.#reactions.get(to) ?? new Map<string, Set<string>>();
    const people = of.get(emoji) ?? new Set<string>();
    if (on) people.add(person.id);
    else people.delete(person.id);
    this.#reactions.set(to, of.set(emoji, people));
    const about = { id: `id-${to}`, seq: to };
    const change = { message: about, emoji, on, person: person.id, count: people.size };
    return this.#log({ type: "reaction.changed", ...change });
  }

  mute(person: Person): number {
    return this.#log({ type: "person.muted", person, ends_at: START + 600_000 });
  }

  unmute(person: Person): number {
    return this.#log({ type: "person.unmuted", person, ends_at: null });
  }

  lock(): number {
    return this.#log({ type: "room.changed", room: { ...LOBBY, state: "locked" } });
  }

  /** As GET .../messages answers, for `me`. */
  history(limit = 1_000, before = Number.POSITIVE_INFINITY): PastMessage[] {
    const older = [...this.#messages.values()].filter(({ seq }) => seq < before);
    return older.slice(-limit).map((one) => ({ ...one, reactions: this.#reactionsOf(one.seq) }));
  }

  #reactionsOf(seq: number) {
    return [...(this.#reactions.get(seq) ?? [])]
      .map(([emoji, people]) => ({ emoji, count: people.size, mine: people.has(ME.id) }))
      .filter(({ count }) => count > 0);
  }

  #change(type: TopicEvent["type"], seq: number, change: Partial<Message>): number {
    const before = this.#messages.get(seq) ?? message(seq);
    return this.#tell(type, { ...before, text: this.#texts.get(seq) ?? null, ...change });
  }

  #tell(type: string, told: Message): number {
    this.#messages.set(told.seq, told);
    return this.#log({ type, message: told });
  }

  #log(event: Record<string, unknown>): number {
    const seq = this.head + 1;
    this.events.push({ topic: TOPIC, seq, at: START + seq, ...event } as TopicEvent);
    return seq;
  }
}
