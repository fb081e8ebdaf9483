// What is said about the connection: nothing for 5 s of trouble, then that it is being mended,
// then quietly that it is back.

import { effect, signal } from "@preact/signals";
import type { Link } from "../wire/link";

const PATIENCE_MS = 5_000;
const BACK_FOR_MS = 6_000;

export type ConnectionNotice = "offline" | "back" | null;

export class ConnectionWatch {
  readonly notice = signal<ConnectionNotice>(null);
  #patience: ReturnType<typeof setTimeout> | undefined;
  #farewell: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link) {
    effect(() => {
      const state = link.state.value;
      if (state === "connecting" || state === "waiting") this.#troubled();
      else this.#calm(state === "open");
    });
  }

  /** Trouble comes as many changes of state; the patience is for all of it. */
  #troubled(): void {
    clearTimeout(this.#farewell);
    this.#patience ??= setTimeout(() => {
      this.notice.value = "offline";
    }, PATIENCE_MS);
    if (this.notice.peek() === "back") this.notice.value = null;
  }

  #calm(isOpen: boolean): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const wasTold = this.notice.peek() === "offline";
    this.notice.value = wasTold && isOpen ? "back" : null;
    this.#farewell = setTimeout(() => {
      if (this.notice.peek() === "back") this.notice.value = null;
    }, BACK_FOR_MS);
  }
}
