// The desk of those who go to people at risk, without its looks: the open cases, the one that is
// looked at, and what was just done.
//
// Every look at a case is written down in it, so its record is fetched when it is opened and when
// something happened in it that this desk has not seen, and never by a poll.

import { computed, signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Case, Person } from "../wire/types";
import type { CaseApi, Handover, SafetyPlan, Step } from "./case-api";
import { type Cases, inOrder, lateCount, merged, recordedUpTo, withCase } from "./case-book";
import { ServerClock } from "./case-clock";
import { isGrave, type Who } from "./case-steps";
import type { Phase } from "./desk";
import type { DeskListener } from "./desk-topic";
import { neighbour } from "./queue";

export interface CaseDeskOptions {
  me: Person;
  api: CaseApi;
  now?: () => number;
}

export class CaseDesk implements DeskListener {
  readonly me: Person;
  readonly clock: ServerClock;
  readonly phase = signal<Phase>("loading");
  readonly cases = signal<Cases>(new Map());
  readonly closed = signal<readonly Case[] | null>(null);
  readonly tab = signal<"open" | "closed">("open");
  readonly order = computed<readonly Case[]>(() =>
    this.tab.value === "open" ? inOrder(this.cases.value) : (this.closed.value ?? []),
  );
  readonly selected = signal<string | null>(null);
  /** The case that is looked at, with its record. */
  readonly opened = signal<Case | null>(null);
  readonly isManaging = signal(false);
  readonly trouble = signal<string | null>(null);
  /** What just went through, by the name of its words. */
  readonly said = signal<string | null>(null);
  /** A grave case that has just come, or become grave: told once each. */
  readonly alarm = signal<Case | null>(null);
  /** Goes up with each page that goes out while nobody has the case. */
  readonly rings = signal(0);

  readonly #api: CaseApi;
  readonly #alarmed = new Set<string>();
  readonly #names = signal<ReadonlyMap<string, string>>(new Map());
  #isLoading = false;
  #mustLoadAgain = false;
  #deedsUnderWay = 0;
  /** When something last happened in the open case, as far as this desk has heard. */
  #heardUpTo = 0;

  constructor({ me, api, now = Date.now }: CaseDeskOptions) {
    this.me = me;
    this.#api = api;
    this.clock = new ServerClock(now);
  }

  get who(): Who {
    return { me: this.me.id, isManaging: this.isManaging.value };
  }

  get late(): number {
    return lateCount(this.cases.value, this.clock.now());
  }

  /** What somebody is called, or null where that isn't known. */
  nameOf(person: string): string | null {
    return person === this.me.id ? this.me.name : (this.#names.value.get(person) ?? null);
  }

  learnNames(people: readonly Person[]): void {
    const isNew = people.some(({ id, name }) => this.#names.peek().get(id) !== name);
    if (!isNew) return;
    const added = people.map(({ id, name }) => [id, name] as const);
    this.#names.value = new Map([...this.#names.peek(), ...added]);
  }

  start(): void {
    void this.load();
    this.#api.may().then(
      (may) => (this.isManaging.value = may.includes("see_figures")),
      () => undefined, // then it offers what everybody may
    );
  }

  refuse(): void {
    this.phase.value = "not_allowed";
  }

  take(event: TopicEvent): void {
    // Whoever is at risk themselves reads nothing of it here, staff or not.
    if (event.type !== "case.changed" || event.case.person === this.me.id) return;
    this.clock.heard(event.at);
    this.#alarmIfGrave(event.case);
    if (event.change === "paged" && event.case.claimed_by === null) this.rings.value += 1;
    if (!this.#isWholeWith(event.case)) void this.load();
    if (event.change === "closed" && this.tab.value === "closed") void this.#loadClosed();
    this.cases.value = withCase(this.cases.value, event.case);
    this.#follow(event.case, event.at);
  }

  /** All that is open. Asked again while it is under way, it is done once more after that. */
  async load(): Promise<void> {
    this.#mustLoadAgain = this.#isLoading;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const found = await this.#api.list("open");
      const before = this.cases.value;
      this.cases.value = new Map(found.map((one) => [one.id, merged(before.get(one.id), one)]));
      for (const { named = [] } of found) this.learnNames(named);
      this.phase.value = "ready";
    } catch (error) {
      this.#couldNotLoad(asRefusal(error).code);
    } finally {
      this.#isLoading = false;
    }
    if (this.#mustLoadAgain) await this.load();
  }

  /** Whom one knows to wait doesn't go from the screen because an answer was lost. */
  #couldNotLoad(code: string): void {
    if (code === "not_allowed") this.phase.value = "not_allowed";
    else if (this.phase.value === "ready") this.trouble.value = code;
    else this.phase.value = "failed";
  }

  async show(tab: "open" | "closed"): Promise<void> {
    this.tab.value = tab;
    this.selected.value = null;
    if (tab === "closed") await this.#loadClosed();
  }

  move(step: 1 | -1): void {
    this.selected.value = neighbour(this.order.value, this.selected.value, step)?.id ?? null;
  }

  /** Looks at a case. */
  async open(id: string): Promise<void> {
    this.selected.value = id;
    if (this.opened.value?.id === id) return;
    this.opened.value = null;
    this.#heardUpTo = 0;
    await this.#attempt(null, async () => {
      const found = await this.#api.open(id);
      if (this.selected.value === id) this.#keep(found);
    });
  }

  leave(): void {
    this.opened.value = null;
    this.trouble.value = null;
  }

  acknowledge = (id: string) => this.#change("acknowledged", () => this.#api.acknowledge(id));
  claim = (id: string) => this.#change("claimed", () => this.#api.step(id, { to: "claimed" }));
  step = (id: string, step: Step) => this.#change("step", () => this.#api.step(id, step));
  note = (id: string, text: string) => this.#change("note", () => this.#api.note(id, text));
  plan = (id: string, plan: SafetyPlan) => this.#change("plan", () => this.#api.plan(id, plan));
  handOver = (id: string, said: Handover) =>
    this.#change("handover", () => this.#api.handOver(id, said));

  #change(words: string, deed: () => Promise<Case>): Promise<boolean> {
    this.said.value = null; // the same said again is to be heard again
    return this.#attempt(words, async () => this.#keep(await deed()));
  }

  /** A case with its record, as the server has just told it. */
  #keep(news: Case): void {
    this.learnNames(news.named ?? []);
    this.clock.heard(recordedUpTo(news));
    this.cases.value = withCase(this.cases.value, news);
    this.opened.value = merged(
      this.opened.value?.id === news.id ? this.opened.value : undefined,
      news,
    );
  }

  /** What happened in the case that is looked at, and then all of its record. */
  #follow(news: Case, at: number): void {
    const opened = this.opened.value;
    if (opened?.id !== news.id) return;
    this.opened.value = merged(opened, news);
    this.#heardUpTo = Math.max(this.#heardUpTo, at);
    void this.#catchUp();
  }

  /** What this desk did itself is in the answer that it got: then there is nothing to fetch. */
  async #catchUp(): Promise<void> {
    const opened = this.opened.value;
    if (!opened || this.#deedsUnderWay > 0 || this.#heardUpTo <= recordedUpTo(opened)) return;
    this.#heardUpTo = 0; // once each, even where the clocks of two servers disagree
    await this.#attempt(null, async () => {
      const found = await this.#api.open(opened.id);
      if (this.opened.value?.id === opened.id) this.#keep(found);
    });
  }

  async #loadClosed(): Promise<void> {
    await this.#attempt(null, async () => {
      this.closed.value = await this.#api.list("closed");
      for (const { named = [] } of this.closed.value) this.learnNames(named);
    });
  }

  /** Whether nothing has to be asked for to show it: its person's name, and whoever has it. */
  #isWholeWith({ id, state, claimed_by }: Case): boolean {
    if (state === "closed") return true;
    const isNamed = claimed_by === null || this.nameOf(claimed_by) !== null;
    return isNamed && (this.cases.value.get(id)?.name ?? null) !== null;
  }

  #alarmIfGrave(news: Case): void {
    if (!isGrave(news) || news.state === "closed" || this.#alarmed.has(news.id)) return;
    this.#alarmed.add(news.id);
    const known = this.cases.value.get(news.id);
    if (!known || !isGrave(known)) this.alarm.value = news;
  }

  /** Whether it went through; if not, why is in `trouble`. */
  async #attempt(words: string | null, deed: () => Promise<unknown>): Promise<boolean> {
    this.#deedsUnderWay += 1;
    let wentThrough = false;
    try {
      await deed();
      this.trouble.value = null;
      if (words !== null) this.said.value = words;
      wentThrough = true;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    }
    this.#deedsUnderWay -= 1;
    if (wentThrough) void this.#catchUp();
    return wentThrough;
  }
}
