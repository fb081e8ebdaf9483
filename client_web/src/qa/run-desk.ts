// The desk of those who run a session, without its looks: its state, what waits, what comes next.

import { computed, signal } from "@preact/signals";
import type { Link } from "../wire/link";
import { asRefusal } from "../wire/refusal";
import { type Opening, Subscription, type TopicEvent } from "../wire/subscription";
import type { Message, Person, QaSession, Question } from "../wire/types";
import { crewMessages, offersFor } from "./answer-offers";
import type { QaApi } from "./qa-api";
import { inState } from "./questions";
import { RunSheet } from "./run-sheet";
import type { SessionBook } from "./session-book";
import { isBackstage, runsIt } from "./sessions";

export type Phase = "loading" | "ready" | "not_allowed" | "failed";

/** Where a host may take it from each state; the clock goes the same way. */
const MOVES: Partial<Record<QaSession["state"], readonly QaSession["state"][]>> = {
  draft: ["scheduled"],
  scheduled: ["doors", "live"],
  doors: ["live"],
  live: ["wrapping"],
  wrapping: ["live", "ended"],
};

export interface RunOptions {
  id: string;
  me: Person;
  api: QaApi;
  link: Link;
  book: SessionBook;
}

export class RunDesk {
  readonly me: Person;
  readonly book: SessionBook;
  readonly phase = signal<Phase>("loading");
  readonly session = signal<QaSession | null>(null);
  readonly selected = signal<string | null>(null);
  readonly sheet: RunSheet;
  /** The room backstage, once it is known; why there is none. */
  readonly talk = signal<string | null>(null);
  readonly talkTrouble = signal<string | null>(null);
  /** What the crew wrote in the room, by seq. */
  readonly #said = signal<ReadonlyMap<number, Message>>(new Map());
  /** Of these one may be the answer to what is live; the newest first. */
  readonly offers = computed(() => offersFor(this.#said.value, this.book.live.value));
  /** Somebody may be at risk who asked these: they wait for a responder. */
  readonly escalated = computed(() => this.#inState("escalated"));
  readonly declined = computed(() => this.#inState("declined"));
  /** What the keys go through: what waits, what is live, what comes next. */
  readonly rows = computed<readonly Question[]>(() => {
    const { waiting, live } = this.book;
    const next = this.sheet.questions.value;
    return [...waiting.value, ...(live.value ? [live.value] : []), ...next];
  });
  readonly #options: RunOptions;
  #subscriptions: Subscription[] = [];

  constructor(options: RunOptions) {
    this.#options = options;
    this.me = options.me;
    this.book = options.book;
    this.sheet = new RunSheet(options.api, options.book);
  }

  get moves(): readonly QaSession["state"][] {
    const session = this.session.value;
    return session && runsIt(this.me, session) ? (MOVES[session.state] ?? []) : [];
  }

  /** Whether they say what is asked; its experts take live and answer. */
  get decides(): boolean {
    const session = this.session.value;
    const isModerator = this.me.roles.includes("moderator") || this.me.roles.includes("admin");
    return isModerator || (session !== null && runsIt(this.me, session));
  }

  async open(): Promise<void> {
    try {
      const session = await this.#options.api.session(this.#options.id);
      this.session.value = session;
      this.phase.value = isBackstage(this.me, session) ? "ready" : "not_allowed";
    } catch (error) {
      this.phase.value = asRefusal(error).code === "not_found" ? "not_allowed" : "failed";
    }
    if (this.phase.value !== "ready") return;
    this.#listen();
    void this.openTalk();
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.close();
    this.#subscriptions = [];
    this.book.close();
  }

  go(to: QaSession["state"]): Promise<boolean> {
    return this.book.attempt(async () => {
      this.session.value = await this.#options.api.move(this.#options.id, to);
    });
  }

  /** Selects the next row, or the one before; the first, where none is selected. */
  move(by: 1 | -1): void {
    const ids = this.rows.value.map(({ id }) => id);
    const at = ids.indexOf(this.selected.value ?? "");
    const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), ids.length - 1);
    this.selected.value = ids[next] ?? null;
  }

  async openTalk(): Promise<void> {
    try {
      this.talk.value = (await this.#options.api.backstage(this.#options.id)).id;
      this.talkTrouble.value = null;
    } catch (error) {
      this.talkTrouble.value = asRefusal(error).code;
    }
  }

  /** Marks what one of the crew wrote in the room as the answer. */
  answeredBy(question: string, seq: number): Promise<boolean> {
    return this.book.step(question, { to: "answered", seq });
  }

  /** Where `question` could be merged into: everything that is asked, but itself. */
  mergesInto(question: Question): Question[] {
    return this.rows.value.filter(({ id }) => id !== question.id);
  }

  #inState(state: Question["state"]): Question[] {
    return inState(this.book.questions.value, state, "oldest");
  }

  #listen(): void {
    if (this.#subscriptions.length > 0) return;
    const { id, link } = this.#options;
    const topics = [`backstage:${id}`, `room:${this.session.value?.room}`];
    this.#subscriptions = topics.map((topic) => this.#follow(link, topic));
  }

  #follow(link: Link, topic: string): Subscription {
    return new Subscription(link, topic, {
      opened: (opening) => this.#opened(topic, opening),
      event: (event) => this.#took(event),
      resumed: () => undefined,
      refused: () => (this.phase.value = "not_allowed"),
    });
  }

  #opened(topic: string, { events }: Opening): void {
    void this.book.load();
    if (topic.startsWith("room:")) for (const event of events) this.#keepSaid(event);
    else void this.sheet.load();
  }

  #keepSaid(event: TopicEvent): void {
    const session = this.session.value;
    if (session) this.#said.value = crewMessages(this.#said.value, event, session);
  }

  #took(event: TopicEvent): void {
    if (event.type === "order.changed") this.sheet.heard(event.order);
    this.#keepSaid(event);
    const isOurs = event.type === "qa.changed" && event.session.id === this.#options.id;
    if (isOurs) this.session.value = event.session;
    this.book.take(event);
  }
}
