// The form by which a session is planned or changed: what it holds, what it would come to, and what
// the server says of it.

import { computed, signal } from "@preact/signals";
import { isRunning } from "../qa/sessions";
import { asRefusal } from "../wire/refusal";
import type { Person, QaSession } from "../wire/types";
import { keepPlan, keptPlan, type Place } from "./kept-plan";
import { blankPlan, bodyOf, changesOf, copyOf, type Plan, planOf, timesOf } from "./plan";
import type { PlanApi, Preview } from "./plan-api";
import { instantOf } from "./zoned-time";

/** Why it wasn't taken: what the server says, the field that it says it of, and what is in the way. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly inTheWay: QaSession | null;
}

export interface PlannerOptions {
  api: PlanApi;
  storage: Storage;
  me: Person;
  zone: string;
  language: string;
  /** The session that is changed; null: a new one. */
  session: string | null;
  /** The session that a new one is like. */
  from?: string | null;
}

export class Planner {
  /** null until it is there, and for one that is new. */
  readonly session = signal<QaSession | null>(null);
  readonly crew = signal<readonly Person[]>([]);
  readonly preview = signal<Preview | null>(null);
  readonly refused = signal<Refused | null>(null);
  /** Why the form couldn't be had, by its code. */
  readonly failure = signal<string | null>(null);
  readonly isReady = signal(false);
  readonly isBusy = signal(false);
  /** Of a series: whether the change is for all that come after it, too. */
  readonly isForAllLater = signal(false);
  readonly #base = signal<Plan>(blankPlan("", "UTC", "en"));
  readonly #changes = signal<Partial<Plan>>({});
  readonly plan = computed<Plan>(() => ({ ...this.#base.value, ...this.#changes.value }));
  readonly #options: PlannerOptions;
  readonly #place: Place;
  #looks = 0;

  constructor(options: PlannerOptions) {
    this.#options = options;
    const of = options.session ?? `new ${options.from ?? ""}`;
    this.#place = { storage: options.storage, me: options.me.id, of };
  }

  get isNew(): boolean {
    return this.#options.session === null;
  }

  /** Its doors are open or it goes on: it stays where and when it is. */
  get isRunning(): boolean {
    const session = this.session.value;
    return session !== null && isRunning(session);
  }

  /** Whether anything was typed that isn't kept by the server. */
  get isTouched(): boolean {
    return Object.keys(this.#changes.value).length > 0;
  }

  /** What was typed before a reload is typed again, on top of the session as it is by now. */
  async load(): Promise<void> {
    const { api, from = null, me, session, zone, language } = this.#options;
    try {
      const like = session ?? from;
      const [{ people }, found] = await Promise.all([api.crew(), like && api.session(like)]);
      this.crew.value = people;
      if (found && session) this.session.value = found;
      const base = found && (session ? planOf(found) : copyOf(found, me.id));
      this.#base.value = base || blankPlan(me.id, zone, language);
      this.#changes.value = keptPlan(this.#place);
      this.failure.value = null;
      this.isReady.value = true;
    } catch (error) {
      this.failure.value = asRefusal(error).code;
    }
  }

  set(change: Partial<Plan>): void {
    this.#changes.value = { ...this.#changes.value, ...change };
    this.refused.value = null;
    keepPlan(this.#place, this.#changes.value);
  }

  /** All that come after can't be moved in time, so nothing of that is typed any more. */
  chooseScope(isForAllLater: boolean): void {
    this.isForAllLater.value = isForAllLater;
    if (!isForAllLater) return;
    const { date: _date, time: _time, zone: _zone, ...rest } = this.#changes.value;
    this.#changes.value = rest;
    keepPlan(this.#place, rest);
  }

  /** Everything as it was before anything was typed. */
  reset(): void {
    this.#changes.value = {};
    this.refused.value = null;
    keepPlan(this.#place, {});
  }

  /** Asks which times a series comes to; an answer that comes after a newer question is no answer. */
  async look(): Promise<void> {
    const plan = this.plan.value;
    this.#looks += 1;
    const look = this.#looks;
    const times = { ...timesOf(plan), exceptions: plan.leftOut };
    if (times.rrule === null || !instantOf(times.starts, times.zone)) {
      this.preview.value = null;
      return;
    }
    try {
      const found = await this.#options.api.preview(times);
      if (look !== this.#looks) return;
      this.preview.value = found;
      if (this.refused.value?.field === "rrule") this.refused.value = null;
    } catch (error) {
      if (look === this.#looks) await this.#refuse(error);
    }
  }

  leaveOut(starts: string): void {
    this.set({ leftOut: [...this.plan.value.leftOut, starts].sort() });
  }

  putBack(starts: string): void {
    this.set({ leftOut: this.plan.value.leftOut.filter((each) => each !== starts) });
  }

  /** The session as it has become, once it has been taken; null: why not is in `refused`. */
  async save(how: "draft" | "publish" | "change"): Promise<QaSession | null> {
    if (this.isBusy.value) return null;
    this.isBusy.value = true;
    try {
      const saved = await this.#send(how);
      this.reset();
      return saved;
    } catch (error) {
      await this.#refuse(error);
      return null;
    } finally {
      this.isBusy.value = false;
    }
  }

  async #send(how: "draft" | "publish" | "change"): Promise<QaSession> {
    const { api } = this.#options;
    const session = this.session.value;
    if (!session) return api.plan(bodyOf(this.plan.value, how === "draft"));
    const changes = changesOf(this.#base.value, this.plan.value);
    if (Object.keys(changes).length > 0) {
      const later = this.isForAllLater.value && { all_later: true };
      this.session.value = await api.change(session.id, { ...changes, ...later });
      this.#base.value = planOf(this.session.value); // publishing it may still be refused
    }
    if (how === "publish") return api.publish(session.id);
    return this.session.value ?? session;
  }

  async #refuse(error: unknown): Promise<void> {
    const { code, message, field, session } = asRefusal(error);
    let inTheWay: QaSession | null = null;
    try {
      if (session !== null) inTheWay = await this.#options.api.session(session);
    } catch {
      // it is in a room that isn't theirs: the server's words have to do
    }
    this.refused.value = { code, message, field, inTheWay };
  }
}
