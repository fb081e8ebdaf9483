// The list of open rooms, kept roughly up to date while somebody looks at it.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import type { Room } from "../wire/types";

export class Rooms {
  /** null until the first answer. */
  readonly list = signal<readonly Room[] | null>(null);
  readonly hasFailed = signal(false);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  async load(): Promise<void> {
    try {
      this.list.value = (await this.#api.rooms()).rooms;
      this.hasFailed.value = false;
    } catch {
      this.hasFailed.value = true;
    }
  }

  /** Asks again, where somebody has looked at the list. */
  async refresh(): Promise<void> {
    if (this.list.peek()) await this.load();
  }

  clear(): void {
    this.list.value = null;
  }
}
