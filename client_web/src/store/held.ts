// Texts of one's own that wait for a moderator, and what became of those that did: messages, and
// changes to messages. Of one message only one text waits at a time.

import { effect, signal, untracked } from "@preact/signals";
import type { TopicEvent } from "../wire/subscription";
import type { HeldMessage, MessageDecided } from "../wire/types";
import type { Composer } from "./composer";

export class Held {
  /** By the id of the message. */
  readonly waiting = signal<ReadonlyMap<string, HeldMessage>>(new Map());
  readonly decided = signal<ReadonlyMap<string, MessageDecided>>(new Map());

  take(event: TopicEvent): void {
    if (event.type === "message.held" && event.held) this.#waits(event.held);
    else if (event.type === "message.decided") this.#isDecided(event);
  }

  #waits(held: HeldMessage): void {
    this.waiting.value = new Map(this.waiting.value).set(held.id, held);
    this.decided.value = without(this.decided.value, held.id);
  }

  #isDecided(event: MessageDecided): void {
    this.waiting.value = without(this.waiting.value, event.message.id);
    this.decided.value = new Map(this.decided.value).set(event.message.id, event);
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** Shows what waits in a room among what one has written there. Returns what stops it. */
export function followHeld(held: Held, room: string, composer: Composer): () => void {
  return effect(() => {
    const waiting = held.waiting.value;
    const decided = held.decided.value;
    untracked(() => {
      for (const one of waiting.values()) if (one.room === room) composer.hold(one);
      for (const event of decided.values()) if (event.room === room) composer.decide(event);
    });
  });
}
