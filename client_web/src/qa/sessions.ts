// The Q&A sessions that come up, and whether one has said that one comes.

import { signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { Person, QaSession } from "../wire/types";
import type { Place, QaApi } from "./qa-api";

const PAGE = 12;
const OVER: ReadonlySet<QaSession["state"]> = new Set(["ended", "archived"]);
const RUNNING: ReadonlySet<QaSession["state"]> = new Set(["doors", "live", "wrapping"]);

export class Sessions {
  /** The earliest first; null until the first answer. */
  readonly list = signal<readonly QaSession[] | null>(null);
  readonly places = signal<ReadonlyMap<string, Place>>(new Map());
  /** Why the list couldn't be had. */
  readonly failure = signal<string | null>(null);
  /** Why the last thing that was asked for did not work. */
  readonly trouble = signal<string | null>(null);
  /** Where the later ones begin; null: there are none. */
  readonly next = signal<string | null>(null);
  readonly #api: QaApi;
  #isLonger = false;

  constructor(api: QaApi) {
    this.#api = api;
  }

  load(): Promise<void> {
    return this.#read(() => this.#page([], null));
  }

  /** Of those that were looked at first; whoever has asked for more keeps their place. */
  async refresh(): Promise<void> {
    if (!this.#isLonger) await this.load();
  }

  more(): Promise<void> {
    const { next, list } = this;
    this.#isLonger = true;
    return this.#read(() => this.#page(list.value ?? [], next.value));
  }

  loadOne(id: string): Promise<void> {
    return this.#read(async () => {
      this.list.value = [await this.#api.session(id)];
      await this.#learnPlaces([id]);
    });
  }

  /** Says that one comes, or doesn't; the count follows. */
  async sayComing(id: string, coming: boolean): Promise<void> {
    try {
      const before = this.places.value.get(id)?.coming ?? !coming;
      const place = await this.#api.sayComing(id, coming);
      this.places.value = new Map(this.places.value).set(id, place);
      this.#count(id, Number(place.coming) - Number(before));
      this.trouble.value = null;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    }
  }

  /** As many as fill a page: those that are over by now don't count. */
  async #page(known: readonly QaSession[], from: string | null): Promise<void> {
    const found: QaSession[] = [];
    let after = from;
    do {
      const page = await this.#api.sessions(after, PAGE);
      found.push(...page.qa_sessions.filter((one) => !isOver(one)));
      after = page.next;
    } while (after !== null && found.length < PAGE);
    this.list.value = [...known, ...found];
    this.next.value = after;
    await this.#learnPlaces(found.map(({ id }) => id));
  }

  /** Once a session: it changes where one says so here. */
  async #learnPlaces(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.places.value.has(id));
    const read = async (id: string) => [id, await this.#api.place(id)] as const;
    const found = await Promise.all(unknown.map(read));
    this.places.value = new Map([...this.places.value, ...found]);
  }

  #count(id: string, change: number): void {
    const counted = (one: QaSession) => ({ ...one, coming: (one.coming ?? 0) + change });
    this.list.value = this.list.value?.map((one) => (one.id === id ? counted(one) : one)) ?? null;
  }

  async #read(read: () => Promise<void>): Promise<void> {
    try {
      await read();
      this.failure.value = null;
    } catch (error) {
      this.failure.value = asRefusal(error).code;
    }
  }
}

/** Whether its room is its own just now. */
export function isRunning({ state }: QaSession): boolean {
  return RUNNING.has(state);
}

/** Whether what was answered in it is in the archive. */
export function isOver({ state }: QaSession): boolean {
  return OVER.has(state);
}

/** Whether they plan sessions at all. */
export function mayPlan({ roles }: Person): boolean {
  return roles.includes("host") || roles.includes("admin");
}

/** Whether they are one of its hosts and experts, as it was planned. */
export function isOnCrew(person: Pick<Person, "id">, { hosts, experts }: QaSession): boolean {
  return isOneOf(person, [...hosts, ...experts]);
}

/** Whether they see what is asked before everybody does. */
export function isBackstage(person: Person, session: QaSession): boolean {
  const answers = person.roles.includes("expert") && isOneOf(person, session.experts);
  return answers || person.roles.includes("moderator") || runsIt(person, session);
}

/** Whether they move the session on: whose role was taken away doesn't any more. */
export function runsIt(person: Person, { hosts }: QaSession): boolean {
  return person.roles.includes("admin") || (mayPlan(person) && isOneOf(person, hosts));
}

function isOneOf({ id }: Pick<Person, "id">, people: readonly Person[]): boolean {
  return people.some((one) => one.id === id);
}
