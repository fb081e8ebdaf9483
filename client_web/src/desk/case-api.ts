// What the desk asks about cases over HTTP. Its shapes are those of `server/api/case_bodies.py`.

import type { Api, MessagePage, PastMessage } from "../wire/api";
import type { Case, Person } from "../wire/types";

export type CaseState = Case["state"];
export type Level = Case["level"];
export type Outcome = NonNullable<Case["outcome"]>;
export type ShiftRole = "primary" | "backup" | "supervisor";

/** Somebody who is paged, in this role, until then. */
export interface Shift {
  person: Person;
  role: ShiftRole;
  since: number;
  until: number;
}

export interface Step {
  to: CaseState;
  note?: string;
  level?: Level;
  second?: string;
  outcome?: Outcome;
  follow_up_at?: number;
}

/** After the six steps of Stanley and Brown. */
export const PLAN_PARTS = [
  "warning_signs",
  "own_ways",
  "distractions",
  "people",
  "professionals",
  "safer_place",
] as const;

export type SafetyPlan = Partial<Record<(typeof PLAN_PARTS)[number], string>>;

export interface Handover {
  to: string;
  line: string;
  offered: string;
  consent: boolean;
}

interface CasePage {
  cases: Case[];
  next: string | null;
}

const AROUND = 3;
const PAGES_AT_MOST = 20;

/** `worker_away`: whoever sends the pages gives no sign of life. */
export interface OnShift {
  shifts: Shift[];
  worker_away: boolean;
}

export class CaseApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Every open case, or the closed ones of the first page: the newest are those one looks for. */
  async list(state: "open" | "closed"): Promise<Case[]> {
    const found: Case[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < PAGES_AT_MOST; pages += 1) {
      const query = new URLSearchParams({ state, limit: "100", ...(after !== null && { after }) });
      const page: CasePage = await this.#api.call("GET", `/api/cases?${query}`);
      found.push(...page.cases);
      after = page.next;
      if (after === null || state === "closed") break;
    }
    return found;
  }

  open = (id: string): Promise<Case> => this.#api.call("GET", path(id));

  acknowledge = (id: string): Promise<Case> =>
    this.#api.call("POST", `${path(id)}/acknowledgement`);

  step = (id: string, step: Step): Promise<Case> =>
    this.#api.call("POST", `${path(id)}/transitions`, step);

  note = (id: string, text: string): Promise<Case> =>
    this.#api.call("POST", `${path(id)}/notes`, { text });

  plan = (id: string, plan: SafetyPlan): Promise<Case> =>
    this.#api.call("POST", `${path(id)}/safety-plan`, plan);

  handOver = (id: string, said: Handover): Promise<Case> =>
    this.#api.call("POST", `${path(id)}/handover`, said);

  shifts = (): Promise<OnShift> => this.#api.call("GET", "/api/shifts");

  beginShift = (role: ShiftRole, hours: number): Promise<Shift> =>
    this.#api.call("POST", "/api/shifts", { role, hours });

  endShift = (): Promise<OnShift> => this.#api.call("DELETE", "/api/shifts");

  /** What I may do here, by the names of the server's table. */
  may = async (): Promise<readonly string[]> =>
    (await this.#api.call<{ may: string[] }>("GET", "/api/me")).may;

  /** A message and what stands around it, oldest first. */
  async around(room: string, seq: number): Promise<PastMessage[]> {
    const query = new URLSearchParams({ before: String(seq + AROUND), limit: String(2 * AROUND) });
    const where = `/api/rooms/${encodeURIComponent(room)}/messages`;
    return (await this.#api.call<MessagePage>("GET", `${where}?${query}`)).messages;
  }
}

function path(id: string): string {
  return `/api/cases/${encodeURIComponent(id)}`;
}
