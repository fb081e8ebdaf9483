// The HTTP side of the contract: one function a call, typed, refusals as `Refusal`.
//
// The browser is signed in by an HttpOnly cookie: no token is ever read or kept here, though
// some answers carry one for other kinds of client.

import { type ErrorBody, Refusal } from "./refusal";
import type { CareWait, HelpLine, Message, Person, Room, Sanction } from "./types";

export type AgeBand = "13-17" | "18+";

export interface SignedIn {
  person: Person;
  expires_at: number;
  /** Told once, on joining. */
  return_code?: string;
  /** Those in force; told by `me` only. */
  sanctions?: Sanction[];
}

export interface Config {
  leave_url: string;
  name_suggestion: string;
  /** Whose videos the page may show in itself: its policy names the same. */
  video_origins?: string[];
}

export interface Reaction {
  emoji: string;
  count: number;
  mine: boolean;
}

/** A message as history tells it: with what people have reacted so far. */
export interface PastMessage extends Message {
  reactions?: Reaction[];
}

export interface MessagePage {
  messages: PastMessage[];
  next: number | string | null;
}

export interface SanctionRequest {
  person: string;
  kind: "mute" | "timeout" | "ban";
  seconds?: number;
  reason: string;
}

export interface Complaint {
  reason: string;
  note?: string;
  concern: boolean;
}

/** The help that is under way for oneself. `wait` null: somebody is there, or none is asked for. */
export interface OwnCare {
  open: boolean;
  wait: CareWait | null;
  room: Room | null;
  responder: Person | null;
  may_share: boolean;
}

/** One that is in force on oneself; with what came of one's appeal, as long as it stays. */
export interface OwnSanction extends Sanction {
  appealed: boolean;
  upheld: boolean;
}

export interface HelplinesAnswer {
  lines: HelpLine[];
  countries: { code: string }[];
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export class Api {
  readonly #fetch: Fetch;

  constructor(fetchIt: Fetch = (path, init) => fetch(path, init)) {
    this.#fetch = fetchIt;
  }

  config = (): Promise<Config> => this.#call("GET", "/api/config");
  names = (): Promise<{ names: string[] }> => this.#call("GET", "/api/names");
  me = (): Promise<SignedIn> => this.#call("GET", "/api/me");
  renew = (): Promise<SignedIn> => this.#call("POST", "/api/token");
  logout = (): Promise<unknown> => this.#call("POST", "/api/logout");
  rooms = (): Promise<{ rooms: Room[] }> => this.#call("GET", "/api/rooms");

  /** Joins under `name`, or under a generated one. */
  join(ageBand: AgeBand, name: string, locale: string): Promise<SignedIn> {
    return this.#call("POST", "/api/join", { age_band: ageBand, locale, ...(name && { name }) });
  }

  comeBack(returnCode: string): Promise<SignedIn> {
    return this.#call("POST", "/api/return", { return_code: returnCode });
  }

  staffLogin(login: string, password: string, totp: string): Promise<SignedIn> {
    return this.#call("POST", "/api/login", { login, password, ...(totp && { totp }) });
  }

  /** The `limit` messages before `before` (or the latest), newest last. */
  messages(room: string, limit: number, before?: number): Promise<MessagePage> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (before !== undefined) query.set("before", String(before));
    return this.#call("GET", `${roomPath(room)}/messages?${query}`);
  }

  /** The lines of `country` ("" for none yet), those in `language` first. */
  helplines(country: string, language: string): Promise<HelplinesAnswer> {
    const query = new URLSearchParams({ language, ...(country && { country }) });
    return this.#call("GET", `/api/helplines?${query}`);
  }

  moderate(
    room: string,
    seq: number,
    action: "remove" | "restore",
    reason: string,
  ): Promise<unknown> {
    return this.#call("POST", `${roomPath(room)}/messages/${seq}/moderation`, { action, reason });
  }

  sanction(room: string, request: SanctionRequest): Promise<unknown> {
    return this.#call("POST", `${roomPath(room)}/sanctions`, request);
  }

  chooseCare(choice: "talk" | "not_now" | "safe"): Promise<unknown> {
    return this.#call("POST", "/api/me/care", { choice });
  }

  ownCare = (): Promise<OwnCare> => this.#call("GET", "/api/me/care");

  /** Whether somebody else who comes to one may read what was said. */
  shareCare(may: boolean): Promise<OwnCare> {
    return this.#call("PUT", "/api/me/care/consent", { may_share: may });
  }

  /** Whose help lines the server offers; null for none chosen. */
  setCountry(country: string | null): Promise<unknown> {
    return this.#call("PATCH", "/api/me", { country });
  }

  /** What is in force on oneself; answered to somebody banned, too. */
  ownSanctions = (): Promise<{ sanctions: OwnSanction[] }> =>
    this.#call("GET", "/api/me/sanctions");

  appeal(sanction: string, text: string): Promise<unknown> {
    return this.#call("POST", `/api/sanctions/${encodeURIComponent(sanction)}/appeal`, { text });
  }

  hidden = (): Promise<{ people: Person[] }> => this.#call("GET", "/api/me/hidden");

  hide(person: string): Promise<{ people: Person[] }> {
    return this.#call("PUT", `/api/me/hidden/${encodeURIComponent(person)}`);
  }

  show(person: string): Promise<{ people: Person[] }> {
    return this.#call("DELETE", `/api/me/hidden/${encodeURIComponent(person)}`);
  }

  /** `concern`: worry about whoever wrote the message, and nothing against them. */
  report(room: string, seq: number, said: Complaint): Promise<unknown> {
    return this.#call("POST", `${roomPath(room)}/messages/${seq}/reports`, said);
  }

  /** Any other call, for what is loaded apart: its shapes are kept beside it. */
  call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return this.#call(method, path, body);
  }

  async #call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const init: RequestInit = { method, credentials: "same-origin" };
    if (body) {
      init.headers = { "Content-Type": "application/json" };
      init.body = JSON.stringify(body);
    }
    let response: Response;
    try {
      response = await this.#fetch(path, init);
    } catch {
      throw Refusal.offline();
    }
    if (!response.ok) throw new Refusal(await errorBody(response));
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }
}

function roomPath(room: string): string {
  return `/api/rooms/${encodeURIComponent(room)}`;
}

/** The body of a refusal, or one made up for an answer that is not Lamplight's own. */
async function errorBody(response: Response): Promise<ErrorBody> {
  try {
    const body: unknown = await response.json();
    if (body && typeof body === "object" && "code" in body) return body as ErrorBody;
  } catch {
    // not JSON: a proxy's error page
  }
  return { code: "unavailable", message: response.statusText, temporary: response.status >= 500 };
}
