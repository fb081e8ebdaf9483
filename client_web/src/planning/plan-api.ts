// What is asked over HTTP while a session is planned. Its shapes are the server's `qa_bodies`.

import type { Api } from "../wire/api";
import type { Person, QaSession } from "../wire/types";

/** `clock`: whether a change of the clock skips that wall time, or has it twice. */
export interface PlannedTime {
  starts: string;
  starts_at: number;
  clock: "none" | "skipped" | "twice";
}

export interface Preview {
  times: PlannedTime[];
  rrule: string | null;
  more: boolean;
}

export interface Times {
  starts: string;
  zone: string;
  rrule: string | null;
  exceptions: readonly string[];
}

export interface Cancelling {
  reason: string;
  /** Those that come after it as well. */
  allLater: boolean;
}

export class PlanApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  session = (id: string): Promise<QaSession> => this.#api.call("GET", path(id));
  crew = (): Promise<{ people: Person[] }> => this.#api.call("GET", "/api/qa-crew");

  drafts(): Promise<{ qa_sessions: QaSession[] }> {
    return this.#api.call("GET", "/api/qa-sessions?drafts=true");
  }

  preview(times: Times): Promise<Preview> {
    return this.#api.call("POST", "/api/qa-preview", times);
  }

  plan(body: object): Promise<QaSession> {
    return this.#api.call("POST", "/api/qa-sessions", body);
  }

  change(id: string, body: object): Promise<QaSession> {
    return this.#api.call("PATCH", path(id), body);
  }

  publish(id: string): Promise<QaSession> {
    return this.#api.call("POST", `${path(id)}/transitions`, { to: "scheduled" });
  }

  cancel(id: string, { reason, allLater }: Cancelling): Promise<QaSession> {
    const body = { to: "cancelled", reason, all_later: allLater };
    return this.#api.call("POST", `${path(id)}/transitions`, body);
  }
}

function path(session: string): string {
  return `/api/qa-sessions/${encodeURIComponent(session)}`;
}
