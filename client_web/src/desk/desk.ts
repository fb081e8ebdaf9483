// A moderator's desk without its looks: what waits, what is open, what was just decided.
//
// An item's text stays covered until it is opened, and opening claims it, so that nobody
// decides what they have not looked at and no two people look at the same thing.

import { computed, signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Person, QueueItem } from "../wire/types";
import type { Context, Decision, DeskApi, PersonRecord } from "./api";
import type { DeskListener } from "./desk-topic";
import { type Items, inOrder, isHard, isTaken, neighbour, withItem } from "./queue";

/** So many hard items opened, and the desk asks whether a break would do good. */
export const HARD_ITEMS_BEFORE_A_BREAK = 10;
/** Half of the lease: one that is still being looked at is claimed again. */
const RENEW_AFTER_MS = 60_000;
const REMEMBERED = 20;

export type Phase = "loading" | "ready" | "failed" | "not_allowed";

export interface DeskOptions {
  me: Person;
  api: DeskApi;
  now?: () => number;
}

/** What was decided here, and can still be taken back. */
export interface Decided {
  readonly item: QueueItem;
  readonly decision: Decision;
}

export class Desk implements DeskListener {
  readonly me: Person;
  readonly phase = signal<Phase>("loading");
  readonly items = signal<Items>(new Map());
  readonly order = computed(() => inOrder(this.items.value));
  readonly selected = signal<string | null>(null);
  /** The item whose text is uncovered; null: all are covered. */
  readonly opened = signal<QueueItem | null>(null);
  readonly context = signal<Context | null>(null);
  readonly record = signal<PersonRecord | null>(null);
  readonly decided = signal<readonly Decided[]>([]);
  readonly hardOpened = signal(0);
  readonly trouble = signal<string | null>(null);
  /** What just happened, for those who hear the page instead of seeing it. */
  readonly said = signal<{ readonly words: string; readonly count: number } | null>(null);

  readonly #api: DeskApi;
  readonly #now: () => number;
  /** What each load that is under way has heard of since it began. */
  readonly #listening = new Set<Map<string, QueueItem>>();
  #renewing: ReturnType<typeof setInterval> | undefined;

  constructor({ me, api, now = Date.now }: DeskOptions) {
    this.me = me;
    this.#api = api;
    this.#now = now;
  }

  start(): void {
    void this.load();
  }

  refuse(): void {
    this.phase.value = "not_allowed";
  }

  get needsBreak(): boolean {
    return this.hardOpened.value >= HARD_ITEMS_BEFORE_A_BREAK;
  }

  close(): void {
    this.#shut();
  }

  /** Everything that waits, page by page; what is heard of meanwhile is newer than the answer. */
  async load(): Promise<void> {
    const heard = new Map<string, QueueItem>();
    this.#listening.add(heard);
    try {
      const found = new Map<string, QueueItem>();
      let after: string | null = null;
      do {
        const page = await this.#api.queue(after);
        for (const item of page.items) found.set(item.id, item);
        after = page.next;
      } while (after !== null);
      this.items.value = [...heard.values()].reduce<Items>(withItem, found);
      this.phase.value = "ready";
    } catch (error) {
      this.phase.value = asRefusal(error).code === "not_allowed" ? "not_allowed" : "failed";
    } finally {
      this.#listening.delete(heard);
    }
  }

  move(step: 1 | -1): void {
    this.selected.value = neighbour(this.order.value, this.selected.value, step)?.id ?? null;
  }

  isTaken(item: QueueItem): boolean {
    return isTaken(item, this.me.id, this.#now());
  }

  /** Claims an item and uncovers it; whatever else was open is let go. */
  async open(id: string): Promise<void> {
    this.selected.value = id;
    if (this.opened.value?.id === id) return;
    await this.letGo();
    await this.#attempt(async () => {
      const item = await this.#api.claim(id);
      this.#keep(item);
      this.opened.value = item;
      if (isHard(item)) this.hardOpened.value += 1;
      this.#renewing = setInterval(() => void this.#renew(id), RENEW_AFTER_MS);
      await this.#lookAround(item);
    });
  }

  /** Covers what is open and offers it to the others again. */
  async letGo(): Promise<void> {
    const item = this.opened.value;
    this.#shut();
    if (item) await this.#attempt(async () => this.#keep(await this.#api.release(item.id)));
  }

  /** Decides what is open, and goes to the next. */
  async decide(decision: Decision, reason: string): Promise<boolean> {
    const item = this.opened.value;
    if (!item) return false;
    const next = neighbour(this.order.value, item.id, 1);
    return this.#attempt(async () => {
      this.#keep(await this.#api.decide(item.id, decision, reason));
      this.decided.value = [{ item, decision }, ...this.decided.value].slice(0, REMEMBERED);
      this.#shut();
      this.selected.value = next && next.id !== item.id ? next.id : null;
      this.#say(decision);
    });
  }

  /** Takes the latest decision back: the item waits again, and the room sees what it saw. */
  async undo(id = this.decided.value[0]?.item.id): Promise<boolean> {
    if (id === undefined) return false;
    return this.#attempt(async () => {
      this.#keep(await this.#api.undo(id));
      this.decided.value = this.decided.value.filter(({ item }) => item.id !== id);
      this.selected.value = id;
      this.#say("undo");
    });
  }

  /** Times the author of what is open out. */
  async mute(seconds: number, reason: string): Promise<boolean> {
    const item = this.opened.value;
    if (!item) return false;
    const request = { person: item.person, kind: "timeout", seconds, reason } as const;
    return this.#attempt(async () => {
      await this.#api.sanction(item.room, request);
      this.record.value = await this.#api.record(item.person);
      this.#say("mute");
    });
  }

  takeBreak(): void {
    this.hardOpened.value = 0;
  }

  async #lookAround(item: QueueItem): Promise<void> {
    const [context, record] = await Promise.allSettled([
      this.#api.context(item.id),
      this.#api.record(item.person),
    ]);
    if (this.opened.value?.id !== item.id) return;
    this.context.value = context.status === "fulfilled" ? context.value : null;
    this.record.value = record.status === "fulfilled" ? record.value : null;
  }

  async #renew(id: string): Promise<void> {
    try {
      this.#keep(await this.#api.claim(id));
    } catch (error) {
      if (asRefusal(error).code === "conflict") this.#shut();
    }
  }

  take(event: TopicEvent): void {
    if (event.type === "message.held" && event.item) this.#keep(event.item);
    else if (event.type === "report.filed" || event.type === "queue.changed")
      this.#keep(event.item);
  }

  #keep(item: QueueItem): void {
    for (const heard of this.#listening) heard.set(item.id, item);
    this.items.value = withItem(this.items.value, item);
    const isLost = item.state !== "open" || this.isTaken(item);
    if (isLost && this.opened.value?.id === item.id) this.#shut();
  }

  #shut(): void {
    clearInterval(this.#renewing);
    this.opened.value = null;
    this.context.value = null;
    this.record.value = null;
  }

  #say(words: string): void {
    this.said.value = { words, count: this.items.value.size };
  }

  /** Whether it went through; if not, why is in `trouble`. */
  async #attempt(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      this.trouble.value = null;
      return true;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
      return false;
    }
  }
}
