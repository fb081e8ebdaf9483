// The run sheet of a session without its looks: its order, and moving a question in it.

import { computed, signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { RunOrder } from "../wire/types";
import type { QaApi } from "./qa-api";
import { arranged, type Move, newer, step, withMoved } from "./run-order";
import type { SessionBook } from "./session-book";

/** What became of a move, for those who don't see it. */
export type Said =
  | { readonly code: "moved"; readonly place: number; readonly count: number }
  | { readonly code: "moved_by_other" | "not_moved" };

export class RunSheet {
  readonly order;
  readonly said = signal<Said | null>(null);
  readonly questions = computed(() => arranged(this.order.value, this.#book.open.value));
  readonly isArranged = computed(() => this.order.value.placed.length > 0);
  readonly #api: QaApi;
  readonly #book: SessionBook;
  /** As the server has it, without what was moved here and isn't there yet. */
  #told: RunOrder;
  /** One move at a time: each names the order that the one before it made. */
  #moving: Promise<unknown> = Promise.resolve();

  constructor(api: QaApi, book: SessionBook) {
    this.#api = api;
    this.#book = book;
    this.#told = { session: book.id, version: 0, placed: [] };
    this.order = signal<RunOrder>(this.#told);
  }

  async load(): Promise<void> {
    try {
      this.heard(await this.#api.order(this.#book.id));
    } catch {
      // it stays as it was known; the next change tells
    }
  }

  heard(order: RunOrder): void {
    if (order.session !== this.#book.id) return;
    this.#told = newer(this.#told, order);
    this.order.value = this.#told;
  }

  stepBy(question: string, by: 1 | -1): Promise<void> {
    const move = step(this.#ids(), question, by);
    return move ? this.put(move) : Promise.resolve();
  }

  /** Shown at once. Where somebody else was faster theirs stands, and that is said. */
  put(move: Move): Promise<void> {
    this.order.value = withMoved(this.order.value, this.#ids(), move);
    return this.#after(async () => {
      this.heard(await this.#api.putBefore(move, this.order.value.version));
      const ids = this.#ids();
      const place = ids.indexOf(move.question) + 1;
      this.said.value = { code: "moved", place, count: ids.length };
    });
  }

  goByVotes(): Promise<void> {
    return this.#after(async () => {
      this.heard(await this.#api.orderByVotes(this.#book.id, this.order.value.version));
    });
  }

  #after(change: () => Promise<void>): Promise<void> {
    const made = this.#moving.then(change).catch((error: unknown) => this.#refused(error));
    this.#moving = made;
    return made;
  }

  async #refused(error: unknown): Promise<void> {
    const isOld = asRefusal(error).code === "conflict";
    this.order.value = this.#told;
    this.said.value = { code: isOld ? "moved_by_other" : "not_moved" };
    await this.load();
  }

  #ids(): string[] {
    return this.questions.value.map(({ id }) => id);
  }
}
