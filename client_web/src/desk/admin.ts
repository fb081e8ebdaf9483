// The admin's page without its looks: webhooks, what is on its way to them, help lines to be tried.

import { signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { AddedWebhook, AdminApi, Delivery, How, TriedLine, Webhook } from "./admin-api";

export type Phase = "loading" | "ready" | "failed" | "not_allowed";
export type Listed = "parked" | "waiting";

export interface DeliveryList {
  readonly found: readonly Delivery[];
  /** Where the older ones begin; null: there are none. */
  readonly next: number | null;
}

const NONE: DeliveryList = { found: [], next: null };
/** A test takes as long as its receiver; after these looks it is one that waits. */
const LOOKS = 8;
const LOOK_EVERY_MS = 1_000;

export class Admin {
  readonly phase = signal<Phase>("loading");
  readonly webhooks = signal<readonly Webhook[]>([]);
  /** The one just added, with its secret, until it is put away. */
  readonly added = signal<AddedWebhook | null>(null);
  readonly deliveries = signal<Readonly<Record<Listed, DeliveryList>>>({
    parked: NONE,
    waiting: NONE,
  });
  readonly lines = signal<readonly TriedLine[]>([]);
  /** By webhook, what came of its last test. */
  readonly tests = signal<ReadonlyMap<string, Delivery>>(new Map());
  readonly trouble = signal<{ readonly code: string; readonly message: string } | null>(null);
  readonly #api: AdminApi;
  readonly #wait: (ms: number) => Promise<void>;

  constructor(api: AdminApi, wait: (ms: number) => Promise<void> = later) {
    this.#api = api;
    this.#wait = wait;
  }

  async load(): Promise<void> {
    try {
      const [{ webhooks }, { lines }] = await Promise.all([
        this.#api.webhooks(),
        this.#api.lines(),
        this.#loadDeliveries(),
      ]);
      this.webhooks.value = webhooks;
      this.lines.value = lines;
      this.phase.value = "ready";
    } catch (error) {
      this.phase.value = asRefusal(error).code === "not_allowed" ? "not_allowed" : "failed";
    }
  }

  add(url: string, kinds: readonly string[]): Promise<boolean> {
    return this.#attempt(async () => {
      const made = await this.#api.addWebhook(url, kinds);
      const { secret: _secret, ...webhook } = made;
      this.added.value = made;
      this.webhooks.value = [...this.webhooks.value, webhook];
    });
  }

  putAway(): void {
    this.added.value = null;
  }

  remove(id: string): Promise<boolean> {
    return this.#attempt(async () => {
      await this.#api.removeWebhook(id);
      this.webhooks.value = this.webhooks.value.filter((one) => one.id !== id);
      if (this.added.value?.id === id) this.added.value = null;
      await this.#loadDeliveries();
    });
  }

  test(id: string): Promise<boolean> {
    return this.#attempt(async () => {
      const sent = await this.#api.test(id);
      this.#told(id, sent);
      for (let look = 0; look < LOOKS; look += 1) {
        await this.#wait(LOOK_EVERY_MS);
        const now = await this.#find(sent.id);
        if (!now) return;
        this.#told(id, now);
        if (now.state !== "waiting" || now.attempts > 0) break;
      }
      await this.#loadDeliveries();
    });
  }

  retry(id: string): Promise<boolean> {
    return this.#attempt(async () => {
      await this.#api.retry(id);
      await this.#loadDeliveries();
    });
  }

  more(state: Listed): Promise<boolean> {
    const known = this.deliveries.value[state];
    return this.#attempt(async () => {
      const page = await this.#api.deliveries(state, known.next);
      const found = [...known.found, ...page.deliveries];
      this.deliveries.value = { ...this.deliveries.value, [state]: { found, next: page.next } };
    });
  }

  refresh = (): Promise<boolean> => this.#attempt(() => this.#loadDeliveries());

  confirm(lines: readonly TriedLine[], how: How): Promise<boolean> {
    return this.#attempt(async () => {
      const named = lines.map(({ line }) => line);
      this.lines.value = (await this.#api.confirm(named, how)).lines;
    });
  }

  async #loadDeliveries(): Promise<void> {
    const [parked, waiting] = await Promise.all([
      this.#api.deliveries("parked"),
      this.#api.deliveries("waiting"),
    ]);
    this.deliveries.value = {
      parked: { found: parked.deliveries, next: parked.next },
      waiting: { found: waiting.deliveries, next: waiting.next },
    };
  }

  async #find(delivery: string): Promise<Delivery | undefined> {
    for (const state of ["delivered", "waiting", "parked"] as const) {
      const { deliveries } = await this.#api.deliveries(state);
      const found = deliveries.find(({ id }) => id === delivery);
      if (found) return found;
    }
    return undefined;
  }

  #told(webhook: string, delivery: Delivery): void {
    this.tests.value = new Map(this.tests.value).set(webhook, delivery);
  }

  /** Whether it went through; if not, why is in `trouble`. */
  async #attempt(deed: () => Promise<unknown>): Promise<boolean> {
    this.trouble.value = null;
    try {
      await deed();
      return true;
    } catch (error) {
      const { code, message } = asRefusal(error);
      this.trouble.value = { code, message };
      return false;
    }
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
