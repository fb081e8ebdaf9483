// One session as it goes on: what is asked, what is voted on, and what one does about it.

import { computed, signal } from "@preact/signals";
import type { Follower } from "../store/room-session";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Care, Poll, Question } from "../wire/types";
import type { Asked, LeftOut, Mood, QaApi, Step } from "./qa-api";
import { type Audience, heard, inState, liveOf, type Order, own, read } from "./questions";

export interface BookOptions {
  id: string;
  api: QaApi;
  /** Something private to offer: whoever asked, or leaves it worse, may need somebody. */
  onCare?: (care: Care) => void;
  onClose?: () => void;
  newId?: () => string;
}

/** Why something did not work, by its code, with the server's own words for what is wrong. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly until: number | null;
}

export class SessionBook implements Follower {
  readonly id: string;
  readonly questions = signal<ReadonlyMap<string, Question>>(new Map());
  readonly polls = signal<ReadonlyMap<string, Poll>>(new Map());
  readonly isLoaded = signal(false);
  readonly order = signal<Order>("votes");
  /** What is being asked; it stays until it has been taken. */
  readonly text = signal("");
  readonly isAnonymous = signal(false);
  readonly isAsking = signal(false);
  /** What became of what was asked last. */
  readonly asked = signal<Asked | null>(null);
  /** Whether the panel is open where it has no space of its own beside the room. */
  readonly isShown = signal(false);
  readonly isClosingShut = signal(false);
  readonly mood = signal<Mood | null>(null);
  /** Of the archive; null as long as it isn't known. */
  readonly isLeftOut = signal<boolean | null>(null);
  readonly trouble = signal<Trouble | null>(null);

  readonly live = computed(() => liveOf(this.questions.value));
  readonly open = computed(() => inState(this.questions.value, "approved", this.order.value));
  readonly answered = computed(() => inState(this.questions.value, "answered", "oldest"));
  readonly waiting = computed(() => inState(this.questions.value, "pending", "oldest"));
  readonly own = computed(() => own(this.questions.value));

  readonly #options: BookOptions;
  /** Heard while everything is being read: it is newer than what is read. */
  #early: [Question, Audience][] = [];
  #reads = 0;
  #asking: string | null = null;

  constructor(options: BookOptions) {
    this.#options = options;
    this.id = options.id;
  }

  start(): void {
    void this.load();
  }

  close(): void {
    this.#options.onClose?.();
  }

  take(event: TopicEvent, audience: Audience = audienceOf(event.topic)): void {
    if (event.type === "question.changed" && event.question.session === this.id) {
      this.#heard(event.question, audience);
    } else if (event.type === "poll.changed" && event.poll.session === this.id) {
      this.#heardPoll(event.poll);
    }
  }

  async load(): Promise<void> {
    this.#reads += 1;
    await this.attempt(async () => {
      const [questions, { polls }] = await Promise.all([
        this.#everyQuestion(),
        this.#options.api.polls(this.id),
      ]);
      this.questions.value = read(questions);
      this.polls.value = new Map(polls.map((poll) => [poll.id, poll]));
      this.isLoaded.value = true;
    });
    const early = this.#early;
    for (const told of early) this.questions.value = heard(this.questions.value, ...told);
    this.#reads -= 1;
    if (this.#reads === 0) this.#early = [];
  }

  /** Asks once, however often it has to be sent; what wasn't taken stays in the field. */
  async ask(): Promise<boolean> {
    const text = this.text.value.trim();
    if (text === "" || this.isAsking.value) return false;
    this.isAsking.value = true;
    this.#asking ??= this.#options.newId?.() ?? crypto.randomUUID();
    const asking = { id: this.#asking, text, anonymous: this.isAnonymous.value };
    const wasTaken = await this.attempt(async () => {
      this.#took(await this.#options.api.ask(this.id, asking));
    });
    this.isAsking.value = false;
    return wasTaken;
  }

  /** Another text is another question. */
  write(text: string): void {
    this.#asking = null;
    this.text.value = text;
  }

  vote(question: string, on: boolean): Promise<boolean> {
    return this.attempt(async () => {
      this.#heard(await this.#options.api.vote(question, on), "me");
    });
  }

  step(question: string, step: Step): Promise<boolean> {
    return this.attempt(async () => {
      this.#heard(await this.#options.api.step(question, step), "me");
    });
  }

  votePoll(poll: string, option: number): Promise<boolean> {
    return this.attempt(async () => {
      this.#keepPoll(await this.#options.api.votePoll(poll, option));
    });
  }

  openPoll(question: string, options: readonly string[]): Promise<boolean> {
    return this.attempt(async () => {
      this.#keepPoll(await this.#options.api.openPoll(this.id, question, options));
    });
  }

  closePoll(poll: string): Promise<boolean> {
    return this.attempt(async () => {
      this.#keepPoll(await this.#options.api.closePoll(poll));
    });
  }

  sayMood(mood: Mood): Promise<boolean> {
    return this.attempt(async () => {
      const { care } = await this.#options.api.sayMood(this.id, mood);
      this.mood.value = mood;
      if (care) this.#options.onCare?.(care);
    });
  }

  async learnLeftOut(): Promise<void> {
    if (this.isLeftOut.value === null)
      await this.#leftOut(() => this.#options.api.leftOut(this.id));
  }

  leaveOut(isLeftOut: boolean): Promise<boolean> {
    return this.#leftOut(() => this.#options.api.leaveOut(this.id, isLeftOut));
  }

  #leftOut(told: () => Promise<LeftOut>): Promise<boolean> {
    return this.attempt(async () => {
      this.isLeftOut.value = (await told()).leave_out;
    });
  }

  /** Whether it went through; if not, why is in `trouble`. */
  async attempt(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      this.trouble.value = null;
      return true;
    } catch (error) {
      const { code, message, retryAfterMs } = asRefusal(error);
      const until = retryAfterMs === null ? null : Date.now() + retryAfterMs;
      this.trouble.value = { code, message, until };
      return false;
    }
  }

  #took(asked: Asked): void {
    const { care, notice: _notice, ...question } = asked;
    this.#asking = null;
    this.text.value = "";
    this.asked.value = asked;
    this.#heard(question, "me");
    if (care) this.#options.onCare?.(care);
  }

  #heard(question: Question, audience: Audience): void {
    if (this.#reads > 0) this.#early.push([question, audience]);
    this.questions.value = heard(this.questions.value, question, audience);
  }

  /** The room is told of a poll without anybody's vote, and while it is open without a count. */
  #heardPoll(poll: Poll): void {
    const known = this.polls.value.get(poll.id);
    const mine = known?.mine ?? poll.mine;
    this.#keepPoll({ ...poll, mine, counts: poll.counts ?? known?.counts ?? null });
  }

  #keepPoll(poll: Poll): void {
    this.polls.value = new Map(this.polls.value).set(poll.id, poll);
  }

  async #everyQuestion(): Promise<Question[]> {
    const found: Question[] = [];
    let after: string | null = null;
    do {
      const page = await this.#options.api.questions(this.id, after);
      found.push(...page.questions);
      after = page.next;
    } while (after !== null);
    return found;
  }
}

function audienceOf(topic: string): Audience {
  if (topic === "me") return "me";
  return topic.startsWith("backstage:") ? "backstage" : "room";
}
