// What is pinned to a room or to a session, and changing it. Its shapes are the server's
// `resource_bodies`.

import { signal } from "@preact/signals";
import type { Follower } from "../store/room-session";
import type { Api } from "../wire/api";
import type { TopicEvent } from "../wire/subscription";
import type { Resource } from "../wire/types";

export interface Place {
  readonly room?: string;
  readonly session?: string;
}

export interface Said {
  kind: Resource["kind"];
  title: string;
  url: string;
  captions_url: string | null;
  language: string;
  about: string;
}

export class Pinned implements Follower {
  /** In their order; null until the first answer. */
  readonly list = signal<readonly Resource[] | null>(null);
  readonly #api: Api;
  readonly #path: string;
  readonly #session: string | null;
  /** How often it was heard of: what the server answered before that is out of date. */
  #events = 0;

  constructor(api: Api, { room, session }: Place) {
    this.#api = api;
    this.#session = session ?? null;
    const place = session ? `qa-sessions/${encodeURIComponent(session)}` : `rooms/${room}`;
    this.#path = `/api/${place}/resources`;
  }

  start(): void {
    void this.load();
  }

  take(event: TopicEvent): void {
    if (event.type !== "resources.changed" || event.session !== this.#session) return;
    this.#events += 1;
    this.list.value = event.resources;
  }

  close(): void {
    this.list.value = null;
  }

  /** Without the server it stays as it was known. */
  async load(): Promise<void> {
    const events = this.#events;
    try {
      const found: { resources: Resource[] } = await this.#api.call("GET", this.#path);
      if (events === this.#events) this.list.value = found.resources;
    } catch {
      // a room is a room without it
    }
  }

  // Each rejects with why not, and leaves what was there.

  pin = (said: Said): Promise<void> => this.#changed("POST", this.#path, said);

  change = (id: string, said: Partial<Said>): Promise<void> =>
    this.#changed("PATCH", `${this.#path}/${id}`, said);

  move = (id: string, position: number): Promise<void> =>
    this.#changed("PATCH", `${this.#path}/${id}`, { position });

  unpin = (id: string): Promise<void> => this.#changed("DELETE", `${this.#path}/${id}`);

  async #changed(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<void> {
    await this.#api.call(method, path, body);
    await this.load();
  }
}

export function hostOf({ url }: Pick<Resource, "url">): string {
  return new URL(url).host;
}

/** Whether the page may show it in itself: its policy names the same origins. */
export function playsHere({ kind, url }: Resource, origins: readonly string[]): boolean {
  return kind === "video" && origins.includes(new URL(url).origin);
}
