// Whether this browser is woken for cases: what the browser says, what the server keeps, in step.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import { asRefusal } from "../wire/refusal";

export type PushState = "looking" | "unable" | "denied" | "off" | "on";

/** What is needed of a browser; `subscription` null: it has none. */
export interface PushBrowser {
  readonly canPush: boolean;
  permission: () => NotificationPermission;
  askPermission: () => Promise<NotificationPermission>;
  subscription: () => Promise<PushSubscription | null>;
  subscribe: (key: string) => Promise<PushSubscription>;
}

export interface PushesOptions {
  me: string;
  api: Api;
  browser: PushBrowser;
  storage: Storage;
}

const KEY = "lamplight/push";
const SUBSCRIPTIONS = "/api/push/subscriptions";

export class Pushes {
  readonly state = signal<PushState>("looking");
  readonly isBusy = signal(false);
  readonly trouble = signal<string | null>(null);
  readonly #me: string;
  readonly #api: Api;
  readonly #browser: PushBrowser;
  readonly #storage: Storage;

  constructor({ me, api, browser, storage }: PushesOptions) {
    this.#me = me;
    this.#api = api;
    this.#browser = browser;
    this.#storage = storage;
  }

  /** Finds out how it stands, and tells the server again what the browser may have renewed. */
  async load(): Promise<void> {
    if (!this.#browser.canPush) {
      this.state.value = "unable";
      return;
    }
    const found = await this.#browser.subscription().catch(() => null);
    const isMine = found !== null && (this.#whose() ?? this.#me) === this.#me;
    this.state.value = isMine ? "on" : this.#browser.permission() === "denied" ? "denied" : "off";
    if (isMine) await this.#attempt(() => this.#tell(found));
  }

  /** Must be called from a click: browsers ask for leave only then. */
  async turnOn(): Promise<void> {
    await this.#attempt(async () => {
      if ((await this.#browser.askPermission()) !== "granted") {
        this.state.value = "denied";
        return;
      }
      const { key } = await this.#api.call<{ key: string }>("GET", "/api/push/key");
      const made = await this.#browser.subscribe(key);
      try {
        await this.#tell(made);
      } catch (error) {
        await made.unsubscribe(); // nobody would push to it
        throw error;
      }
      this.state.value = "on";
    });
  }

  async turnOff(): Promise<void> {
    await this.#attempt(async () => {
      const found = await this.#browser.subscription();
      if (found) {
        const id = await this.#tell(found); // whose it is, and under which id, is the server's
        await this.#api.call("DELETE", `${SUBSCRIPTIONS}/${encodeURIComponent(id)}`);
        await found.unsubscribe();
      }
      this.#storage.removeItem(KEY);
      this.state.value = "off";
    });
  }

  async #tell(subscription: PushSubscription): Promise<string> {
    const { endpoint, keys } = subscription.toJSON();
    const body = { endpoint, keys };
    const { id } = await this.#api.call<{ id: string }>("POST", SUBSCRIPTIONS, body);
    this.#storage.setItem(KEY, this.#me);
    return id;
  }

  /** Who turned it on here; null: nobody is known to have. */
  #whose(): string | null {
    return this.#storage.getItem(KEY);
  }

  async #attempt(deed: () => Promise<unknown>): Promise<void> {
    if (this.isBusy.value) return;
    this.isBusy.value = true;
    this.trouble.value = null;
    try {
      await deed();
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    } finally {
      this.isBusy.value = false;
    }
  }
}
