// One topic, followed without a hole: subscribes, resumes where it stopped, hands events on
// in order and once each. A reader of a subscription never sees a gap or a repeat.

import type { Link } from "./link";
import { asRefusal } from "./refusal";
import type { Ok, Position, Room, ServerFrame } from "./types";

export type TopicEvent = NonNullable<Ok["events"]>[number];

/** The start of a topic, or its start afresh when the missed events could not be told. */
export interface Opening {
  position: Position;
  events: TopicEvent[];
  room: Room | null;
}

export interface TopicReader {
  /** Forget what was known: this is the latest page, and `again` when something was. */
  opened: (opening: Opening, again: boolean) => void;
  event: (event: TopicEvent) => void;
  /** Everything missed since the loss has been handed on through `event`. */
  resumed: (missed: number, room: Room | null) => void;
  /** The server ended or refused the subscription; it will not be asked for again. */
  refused: (code: string, message: string) => void;
}

/** Live events kept while the log is being asked for what lies before them. */
const EARLY_AT_MOST = 1_000;

export class Subscription {
  readonly topic: string;
  readonly #link: Link;
  readonly #reader: TopicReader;
  readonly #stopListening: () => void;
  #position: Position | null = null;
  #asking = false;
  #closed = false;
  #early: TopicEvent[] = [];

  constructor(link: Link, topic: string, reader: TopicReader) {
    this.#link = link;
    this.topic = topic;
    this.#reader = reader;
    this.#stopListening = link.listen((frame) => this.#hear(frame));
    if (link.state.value === "open") void this.#ask();
  }

  close(): void {
    if (this.#closed) return;
    this.#end();
    // Nobody waits for the answer: a lost connection unsubscribes as well.
    this.#link.request({ type: "unsubscribe", topic: this.topic }).catch(() => undefined);
  }

  #end(): void {
    this.#closed = true;
    this.#early = [];
    this.#stopListening();
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === "welcome") this.#startOver();
    else if (!("topic" in frame) || frame.topic !== this.topic) return;
    else if (frame.type === "unsubscribed") this.#refuse(frame.code, frame.message);
    else if (isLogged(frame)) this.#take(frame);
  }

  #take(event: TopicEvent): void {
    if (this.#asking || !this.#position) this.#keepForLater(event);
    else if (event.seq === this.#position.seq + 1) this.#handOn(event);
    else if (event.seq > this.#position.seq) {
      this.#keepForLater(event);
      void this.#ask();
    }
  }

  #handOn(event: TopicEvent): void {
    if (!this.#position) return;
    this.#position = { ...this.#position, seq: event.seq };
    this.#reader.event(event);
  }

  #keepForLater(event: TopicEvent): void {
    if (this.#early.length < EARLY_AT_MOST) this.#early.push(event);
  }

  /** A new connection: what came early on the last one may be of another epoch. */
  #startOver(): void {
    this.#early = [];
    void this.#ask();
  }

  /** Asks for the topic, from where this stopped if it had started. */
  async #ask(): Promise<void> {
    this.#asking = true;
    const after = this.#position;
    try {
      const ok = await this.#link.request({
        type: "subscribe",
        topic: this.topic,
        ...(after && { after }),
      });
      if (!this.#closed) this.#answered(ok, after);
    } catch (error) {
      const refusal = asRefusal(error);
      if (this.#closed || refusal.code === "lost") return; // the next welcome asks again
      if (refusal.temporary) setTimeout(() => this.#askAgain(), refusal.retryAfterMs ?? 2_000);
      else this.#refuse(refusal.code, refusal.message);
    }
  }

  #askAgain(): void {
    if (!this.#closed && this.#link.state.value === "open") void this.#ask();
  }

  #answered(ok: Ok, after: Position | null): void {
    const events = ok.events ?? [];
    const early = this.#early;
    this.#early = [];
    this.#asking = false;
    if (after && ok.recovered) {
      for (const event of events) if (event.seq > after.seq) this.#handOn(event);
      this.#reader.resumed(events.length, ok.room ?? null);
    } else {
      const position = { seq: ok.head ?? 0, epoch: ok.epoch ?? "" };
      this.#position = position;
      this.#reader.opened({ position, events, room: ok.room ?? null }, after !== null);
    }
    for (const event of early) this.#take(event);
  }

  #refuse(code: string, message: string): void {
    this.#end();
    this.#reader.refused(code, message);
  }
}

function isLogged(frame: ServerFrame): frame is TopicEvent {
  return "seq" in frame && "at" in frame;
}
