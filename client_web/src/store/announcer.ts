// What a screen reader is told, and how often: at most every 3 s, and never more than three
// messages in full. It hears only what others post live; see `Room` for what it is not given.

import { signal } from "@preact/signals";
import type { Message, Person } from "../wire/types";
import type { Choice } from "./settings";

const PAUSE_MS = 3_000;
const IN_FULL_AT_MOST = 3;

export interface Wording {
  message: (author: string, text: string) => string;
  many: (count: number) => string;
}

/** What a room tells of its new messages. */
export interface Speaker {
  message: (author: string, text: string, isMeant: boolean) => void;
  hush: () => void;
}

/** Whether a message is for this person above all: a host's, an answer to them, or their name. */
export function isMeantFor(me: Person, message: Message, answered: Message | undefined): boolean {
  const isNamed = (message.text ?? "").toLowerCase().includes(me.name.toLowerCase());
  return isNamed || message.author.roles.includes("host") || answered?.author.id === me.id;
}

export class Announcer implements Speaker {
  /** The text of the polite live region. */
  readonly spoken = signal("");
  readonly #wording: Wording;
  readonly #which: () => Choice<"announce">;
  #waiting: string[] = [];
  #pause: ReturnType<typeof setTimeout> | null = null;

  /** `which` says, each time, of which messages anything is said at all. */
  constructor(wording: Wording, which: () => Choice<"announce"> = () => "all") {
    this.#wording = wording;
    this.#which = which;
  }

  /** Someone else's message, live. `text` is what may be read out: a cover's reason, not its text. */
  message(author: string, text: string, isMeant = false): void {
    const which = this.#which();
    if (which === "none" || (which === "meant" && !isMeant)) return;
    this.#waiting.push(this.#wording.message(author, text));
    if (this.#pause === null) this.#flush();
  }

  /** Says no more of what is waiting: the room was left. */
  hush(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    this.#waiting = [];
    this.spoken.value = "";
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#pause = null;
    if (waiting.length === 0) return;
    const isTooMuch = waiting.length > IN_FULL_AT_MOST;
    this.spoken.value = isTooMuch ? this.#wording.many(waiting.length) : waiting.join(" ");
    this.#pause = setTimeout(() => this.#flush(), PAUSE_MS);
  }
}
