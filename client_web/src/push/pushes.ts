// Whether this browser is told of something: what the browser says, what the server keeps, in step.
//
// A browser has one subscription, which is about cases, reminders, or both.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import { asRefusal } from "../wire/refusal";
import { keep, kept } from "./kept";

export type PushTopic = "cases" | "reminders";
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
  topic: PushTopic;
  /** The language in which it is to be worded. */
  locale: string;
  api: Api;
  browser: PushBrowser;
  storage: Storage;
}

interface Subscribed {
  id: string;
  about: PushTopic[];
}

const SUBSCRIPTIONS = "/api/push/subscriptions";

export class Pushes {
  readonly state = signal<PushState>("looking");
  readonly isBusy = signal(false);
  readonly trouble = signal<string | null>(null);
  readonly #of: PushesOptions;

  constructor(options: PushesOptions) {
    this.#of = options;
  }

  /** Finds out how it stands, and tells the server again what the browser may have renewed. */
  async load(): Promise<void> {
    const { browser, topic } = this.#of;
    if (!browser.canPush) {
      this.state.value = "unable";
      return;
    }
    const found = await browser.subscription().catch(() => null);
    const isMine = found !== null && this.#isMine();
    if (isMine) await this.#attempt(() => this.#tell(found));
    const isOn = isMine && this.#about().includes(topic);
    this.state.value = isOn ? "on" : browser.permission() === "denied" ? "denied" : "off";
  }

  /** Must be called from a click: browsers ask for leave only then. */
  async turnOn(): Promise<void> {
    const { api, browser, topic } = this.#of;
    await this.#attempt(async () => {
      if ((await browser.askPermission()) !== "granted") {
        this.state.value = "denied";
        return;
      }
      const before = await browser.subscription();
      const about = before && this.#isMine() ? this.#about() : [];
      const { key } = await api.call<{ key: string }>("GET", "/api/push/key");
      const made = await browser.subscribe(key);
      try {
        await this.#tell(made, [...new Set([...about, topic])]);
      } catch (error) {
        if (!before) await made.unsubscribe(); // nobody would push to it
        throw error;
      }
      this.state.value = "on";
    });
  }

  async turnOff(): Promise<void> {
    await this.#attempt(async () => {
      const found = await this.#of.browser.subscription();
      const rest = this.#about().filter((topic) => topic !== this.#of.topic);
      if (found && rest.length > 0) await this.#tell(found, rest);
      else await this.#end(found);
      this.state.value = "off";
    });
  }

  async #end(subscription: PushSubscription | null): Promise<void> {
    if (subscription) {
      const id = await this.#tell(subscription); // whose it is, and under which id, is the server's
      await this.#of.api.call("DELETE", `${SUBSCRIPTIONS}/${encodeURIComponent(id)}`);
      await subscription.unsubscribe();
    }
    keep(this.#of.storage, null);
  }

  /** `about` not given leaves on the server what it is about. */
  async #tell(subscription: PushSubscription, about?: PushTopic[]): Promise<string> {
    const { endpoint, keys } = subscription.toJSON();
    const { api, locale, me, storage } = this.#of;
    const body = { endpoint, keys, locale, ...(about && { about }) };
    const answer = await api.call<Subscribed>("POST", SUBSCRIPTIONS, body);
    keep(storage, { me, about: answer.about });
    return answer.id;
  }

  #about(): readonly PushTopic[] {
    return kept(this.#of.storage)?.about ?? [];
  }

  /** Unless somebody else is known to have turned it on here. */
  #isMine(): boolean {
    return (kept(this.#of.storage)?.me ?? this.#of.me) === this.#of.me;
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
