// Hand-made stand-ins for the server: a socket whose other end a test holds, and made-up people.

import { vi } from "vitest";
import { Link, type LinkOptions } from "../src/wire/link";
import type { TopicEvent } from "../src/wire/subscription";
import type { HelpLine, Limits, Message, Person, Room, ServerFrame } from "../src/wire/types";

export const ME: Person = { id: "me", name: "Gentle Heron", roles: ["member"] };
export const ANA: Person = { id: "ana", name: "Maple Drift", roles: ["member"] };
export const MOD: Person = { id: "mod", name: "Rowan", roles: ["member", "moderator"] };

export const ROBIN: Person = { id: "robin", name: "Robin", roles: ["responder"] };

export const LOBBY: Room = {
  id: "lobby",
  name: "The lobby",
  about: "For arriving.",
  tags: ["welcome"],
  age_band: null,
  state: "open",
  slow_mode_s: 0,
  people: 3,
};

/** For two. */
export const SIDE: Room = {
  ...LOBBY,
  id: "side-1",
  name: "Private talk",
  about: "",
  tags: [],
  people: 0,
  private: true,
};

/** The numbers are made up, from ranges that are kept for that. */
export function helpLine(change: Partial<HelpLine> = {}): HelpLine {
  return {
    name: "The Listeners",
    country: "GB",
    contact: "020 7946 0000",
    hours: "24/7",
    languages: ["en"],
    source: "https://source.example/",
    verified_on: "2026-08-12",
    expires_on: "2100-01-01",
    channels: [{ kind: "phone", value: "020 7946 0000" }],
    audience: [],
    website: null,
    ...change,
  };
}

export const LIMITS: Limits = {
  text_chars: 2000,
  text_bytes: 8192,
  frame_bytes: 16384,
  topics: 20,
  send_burst: 5,
  send_per_s: 1,
  connections: 12,
  emoji: ["💛", "🫂", "🌱", "🔥"],
};

export const START = Date.UTC(2027, 2, 1, 12, 0);

export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `id-${seq}`,
    seq,
    author: ANA,
    text: `text ${seq}`,
    reply_to: null,
    cover: null,
    at: START + seq * 1000,
    edited_at: null,
    removed: null,
    ...change,
  };
}

export function posted(seq: number, change: Partial<Message> = {}): TopicEvent {
  const made = message(seq, change);
  return { type: "message.posted", topic: "room:lobby", seq, at: made.at, message: made };
}

export function reacted(
  seq: number,
  to: number,
  person: string,
  count: number,
  on = true,
  emoji = "💛",
): TopicEvent {
  const about = { id: `id-${to}`, seq: to };
  return {
    type: "reaction.changed",
    topic: "room:lobby",
    seq,
    at: START,
    message: about,
    emoji,
    on,
    person,
    count,
  };
}

/** The browser's end is what a WebSocket is; the other end is `server...`. */
export class FakeSocket {
  static readonly all: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  isClosed = false;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error("nothing has connected");
    return socket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  serverSends(frame: ServerFrame | Record<string, unknown>): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  serverWelcomes(person: Person = ME, more: Record<string, unknown> = {}): void {
    const rest = { heartbeat_s: 25, limits: LIMITS, leave_url: "/away", node: "n1" };
    this.serverSends({ type: "welcome", person, ...rest, ...more });
  }

  serverCloses(code: number): void {
    this.onclose?.({ code });
  }

  /** The newest command of a type (and topic), answered. */
  async serverAnswers(
    type: string,
    answer: Record<string, unknown>,
    topic?: string,
  ): Promise<void> {
    this.serverSends({ type: "ok", ...answer, ref: this.lastOf(type, topic).ref });
    await settled();
  }

  async serverRefuses(
    type: string,
    code: string,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const error = { type: "error", code, message: code, temporary: false, ...more };
    this.serverSends({ ...error, ref: this.lastOf(type).ref });
    await settled();
  }

  lastOf(type: string, topic?: string): Record<string, unknown> {
    const fits = (frame: Record<string, unknown>) =>
      frame.type === type && (topic === undefined || frame.topic === topic);
    const found = this.sent.findLast(fits);
    if (!found) throw new Error(`no ${type} was sent`);
    return found;
  }

  countOf(type: string): number {
    return this.sent.filter((frame) => frame.type === type).length;
  }
}

export function fakeLink(options: Partial<LinkOptions> = {}): Link {
  FakeSocket.all.length = 0;
  return new Link({
    url: "ws://here/ws",
    openSocket: (url) => new FakeSocket(url) as unknown as WebSocket,
    random: () => 0.5,
    renew: async () => true,
    stillWelcome: async () => true,
    ...options,
  });
}

export function openLink(options: Partial<LinkOptions> = {}): Link {
  const link = fakeLink(options);
  link.start();
  FakeSocket.last.serverWelcomes();
  return link;
}

export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  key = (at: number): string | null => [...this.#items.keys()][at] ?? null;
  getItem = (key: string): string | null => this.#items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#items.set(key, value);
  removeItem = (key: string): void => void this.#items.delete(key);
  clear = (): void => this.#items.clear();
}

/** Lets every promise that is ready go on. */
export async function settled(): Promise<void> {
  if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(0);
  else await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What `fetch` answers, by "METHOD /path" without the query; a test may count the calls. */
export class FakeHttp {
  readonly calls: { line: string; query: URLSearchParams; body: unknown }[] = [];
  readonly #answers = new Map<string, () => { status: number; body: unknown }>();

  /** `line` with a query is for that one alone; without, for every query. */
  on(line: string, body: unknown, status = 200): this {
    this.#answers.set(line, () => ({ status, body }));
    return this;
  }

  refuses(line: string, status: number, code: string): this {
    return this.on(line, { code, message: code, temporary: false }, status);
  }

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const { pathname, search, searchParams } = new URL(path, "http://here");
    const line = `${init.method} ${pathname}`;
    const body = init.body ? JSON.parse(String(init.body)) : null;
    this.calls.push({ line, query: searchParams, body });
    const answer = (this.#answers.get(line + search) ?? this.#answers.get(line))?.();
    if (!answer) throw new TypeError(`no answer for ${line}`);
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };

  /** The newest call that changes something: what a page reads meanwhile doesn't count. */
  get deed() {
    return this.calls.findLast(({ line }) => !line.startsWith("GET "));
  }

  countOf(line: string): number {
    return this.calls.filter((call) => call.line === line).length;
  }
}
