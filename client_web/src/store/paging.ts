// Fetching history into a room's window, in both directions, while the room goes on.
//
// What happens between asking and the answer is recorded and told again afterwards, so that a
// page neither misses an edit nor leaves a hole before the newest message.

import { type Signal, signal } from "@preact/signals";
import type { Api, MessagePage } from "../wire/api";
import type { TopicEvent } from "../wire/subscription";
import { firstSeq, isBehind, type RoomLog, withLatest, withNewer, withOlder } from "./log";

const PAGE = 50;

type Merge = (log: RoomLog, page: MessagePage, since: readonly TopicEvent[]) => RoomLog;

export class Paging {
  readonly isBusy = signal(false);
  readonly hasFailed = signal(false);
  readonly #api: Api;
  readonly #room: string;
  readonly #log: Signal<RoomLog>;
  #since: TopicEvent[] = [];
  /** Rises when the log starts afresh: a page asked for before then is of no use. */
  #generation = 0;

  constructor(api: Api, room: string, log: Signal<RoomLog>) {
    this.#api = api;
    this.#room = room;
    this.#log = log;
  }

  /** To be told of every event that the log is told of. */
  heard(event: TopicEvent): void {
    if (this.isBusy.value) this.#since.push(event);
  }

  startOver(): void {
    this.#generation += 1;
    this.isBusy.value = false;
    this.hasFailed.value = false;
  }

  async older(): Promise<void> {
    const log = this.#log.value;
    if (log.complete) return;
    await this.#fetch(firstSeq(log), (now, page, since) =>
      withOlder(now, page.messages, page.next === null, since),
    );
  }

  /** `before` is an event number: asking PAGE of them ahead for PAGE messages skips none. */
  async newer(): Promise<void> {
    const log = this.#log.value;
    if (!isBehind(log)) return;
    const before = log.readTo + 1 + PAGE;
    const upTo = Math.min(before - 1, log.head);
    await this.#fetch(before, (now, page, since) => withNewer(now, page.messages, upTo, since));
  }

  async latest(): Promise<void> {
    const upTo = this.#log.value.head;
    await this.#fetch(undefined, (now, page, since) =>
      withLatest(now, page.messages, page.next === null, upTo, since),
    );
  }

  async #fetch(before: number | undefined, merge: Merge): Promise<void> {
    if (this.isBusy.value) return;
    const generation = this.#generation;
    this.isBusy.value = true;
    this.hasFailed.value = false;
    this.#since = [];
    try {
      const page = await this.#api.messages(this.#room, PAGE, before);
      if (generation === this.#generation)
        this.#log.value = merge(this.#log.value, page, this.#since);
    } catch {
      if (generation === this.#generation) this.hasFailed.value = true;
    } finally {
      if (generation === this.#generation) this.isBusy.value = false;
    }
  }
}
