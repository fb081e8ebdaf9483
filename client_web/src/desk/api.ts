// What the desk asks over HTTP. Its shapes are the server's `server/api` bodies.

import type { Api, PastMessage, SanctionRequest } from "../wire/api";
import type { Person, QueueItem, Room, Sanction } from "../wire/types";

export type Decision = "approve" | "decline" | "remove" | "dismiss";

export interface QueuePage {
  items: QueueItem[];
  next: string | null;
}

/** Messages around an item, oldest first; `seq` is the item's own where it is one of them. */
export interface Context {
  messages: PastMessage[];
  seq: number | null;
}

export interface PersonRecord {
  person: Person;
  joined_at: number | null;
  sanctions: Sanction[];
  strikes: number;
  items_upheld: number;
  items_dismissed: number;
  reports_upheld: number;
  reports_dismissed: number;
  rooms: string[];
}

export class DeskApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  queue(after: string | null): Promise<QueuePage> {
    const query = after === null ? "" : `?${new URLSearchParams({ after })}`;
    return this.#api.call("GET", `/api/queue${query}`);
  }

  claim = (item: string): Promise<QueueItem> => this.#api.call("POST", `${path(item)}/claim`);
  release = (item: string): Promise<QueueItem> => this.#api.call("DELETE", `${path(item)}/claim`);
  undo = (item: string): Promise<QueueItem> => this.#api.call("POST", `${path(item)}/undo`);
  context = (item: string): Promise<Context> => this.#api.call("GET", `${path(item)}/context`);

  decide(item: string, decision: Decision, reason: string): Promise<QueueItem> {
    return this.#api.call("POST", `${path(item)}/decision`, { decision, reason });
  }

  record(person: string): Promise<PersonRecord> {
    return this.#api.call("GET", `/api/people/${encodeURIComponent(person)}/record`);
  }

  changeRoom(room: string, change: Partial<Room>): Promise<Room> {
    return this.#api.call("PATCH", `/api/rooms/${encodeURIComponent(room)}`, change);
  }

  site = (): Promise<{ paused: boolean }> => this.#api.call("GET", "/api/site");

  pauseSite(paused: boolean): Promise<{ paused: boolean }> {
    return this.#api.call("PATCH", "/api/site", { paused });
  }

  sanction(room: string | null, request: SanctionRequest): Promise<Sanction> {
    const where = room === null ? "/api" : `/api/rooms/${encodeURIComponent(room)}`;
    return this.#api.call("POST", `${where}/sanctions`, request);
  }
}

function path(item: string): string {
  return `/api/queue/${encodeURIComponent(item)}`;
}
