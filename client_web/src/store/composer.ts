// What one is writing in a room, and what of it has not arrived yet.
//
// Everything that is typed survives a lost connection and a reload. Sends go out in the order
// in which they were written, each under its own id, so that repeating one is harmless.

import { computed, effect, signal } from "@preact/signals";
import type { Link } from "../wire/link";
import { asRefusal, type Refusal } from "../wire/refusal";
import type { Care, HeldMessage, Message, MessageDecided } from "../wire/types";
import { keep, kept } from "./keep";
import * as outbox from "./outbox";

const TYPING_EVERY_MS = 3_000;
/** A wait this short is nobody's trouble: the message goes out after it, by itself. */
const SHORT_WAIT_MS = 5_000;

export interface ComposerOptions {
  room: string;
  me: string;
  link: Link;
  storage: Storage;
  now: () => number;
  newId: () => string;
  /** What was sent asks for the private card. */
  onCare?: ((care: Care) => void) | undefined;
}

export class Composer {
  readonly draft = signal("");
  readonly replyTo = signal<number | null>(null);
  /** The message whose text is being changed; the draft is set aside meanwhile. */
  readonly editing = signal<Message | null>(null);
  /** Why the message is to be covered; null for no cover. */
  readonly cover = signal<string | null>(null);
  /** The held message that the draft is a changed text of. */
  readonly replacing = signal<string | null>(null);
  readonly outbox = signal<outbox.Outbox>(new Map());
  readonly unsent = computed(() => [...this.outbox.value.values()]);

  readonly #options: ComposerOptions;
  readonly #stopKeeping: () => void;
  #setAside = "";
  #toldTypingAt = 0;
  #sending: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<string>();

  constructor(options: ComposerOptions) {
    this.#options = options;
    const before = kept(options);
    this.draft.value = before.draft;
    this.replyTo.value = before.replyTo;
    this.outbox.value = new Map(before.unsent.map((one) => [one.id, one]));
    this.#stopKeeping = effect(() => this.#keep());
  }

  close(): void {
    this.#stopKeeping();
  }

  typed(text: string): void {
    this.draft.value = text;
    const { link, now, room } = this.#options;
    if (text === "" || this.editing.value || now() - this.#toldTypingAt < TYPING_EVERY_MS) return;
    this.#toldTypingAt = now();
    link.signal({ type: "typing", topic: `room:${room}` });
  }

  /** Queues the draft as a message; says whether there was anything to queue. */
  send(): boolean {
    const text = this.draft.value.trim();
    if (text === "") return false;
    const { now, newId } = this.#options;
    const cover = this.cover.value?.trim() || null;
    const { value: replaces } = this.replacing;
    const message = { id: newId(), text, replyTo: this.replyTo.value, cover, at: now(), replaces };
    this.outbox.value = outbox.queued(this.outbox.value, message);
    this.replacing.value = null;
    this.draft.value = "";
    this.replyTo.value = null;
    this.cover.value = null;
    this.#toldTypingAt = 0;
    this.flush();
    return true;
  }

  retry(id: string): void {
    this.outbox.value = outbox.triedAgain(this.outbox.value, id, this.#options.now());
    this.flush();
  }

  /** Puts the text of a message that was kept back into the field, to be changed and sent. */
  rewrite(id: string): void {
    const unsent = this.outbox.value.get(id);
    if (!unsent) return;
    this.stopEditing();
    this.draft.value = unsent.text;
    this.replyTo.value = unsent.replyTo;
    this.cover.value = unsent.cover;
    this.replacing.value = id;
  }

  /** Sends the text without what gives somebody away. */
  sendRedacted(id: string): void {
    const redacted = this.outbox.value.get(id)?.notice?.redacted;
    if (!redacted) return;
    const before = this.draft.value;
    this.rewrite(id);
    this.draft.value = redacted;
    this.send();
    this.draft.value = before;
  }

  /** A message of this room waits: here, or on another of one's devices. */
  hold(held: HeldMessage): void {
    this.outbox.value = outbox.waiting(this.outbox.value, held);
  }

  decide(event: MessageDecided): void {
    this.outbox.value = outbox.decided(this.outbox.value, event);
  }

  discard(id: string): void {
    this.outbox.value = outbox.discarded(this.outbox.value, id);
  }

  /** The log shows `message`: if it is one's own, its row here has done its work. */
  settle(message: Message): void {
    this.outbox.value = outbox.settled(this.outbox.value, message, this.#options.me);
  }

  /** Sends what waits, oldest first. Called on every return of the connection. */
  flush(): void {
    this.outbox.value = outbox.givenUp(this.outbox.value, this.#options.now());
    for (const { id, state } of this.unsent.value) {
      if (state !== "sending" || this.#underWay.has(id)) continue;
      this.#underWay.add(id);
      this.#sending = this.#sending.then(() => this.#sendOne(id));
    }
  }

  startReply(seq: number): void {
    this.stopEditing();
    this.replyTo.value = seq;
  }

  startEditing(message: Message): void {
    if (!this.editing.value) this.#setAside = this.draft.value;
    this.editing.value = message;
    this.draft.value = message.text ?? "";
  }

  stopEditing(): void {
    if (!this.editing.value) return;
    this.editing.value = null;
    this.draft.value = this.#setAside;
  }

  async #sendOne(id: string): Promise<void> {
    const unsent = this.outbox.value.get(id);
    const { link, room, now } = this.#options;
    try {
      if (unsent?.state !== "sending" || link.state.value !== "open") return;
      const ok = await link.request({ type: "send", topic: `room:${room}`, ...sendOf(unsent) });
      const sent = outbox.answered(this.outbox.value, id, ok.outcome ?? "posted", ok.notice);
      this.outbox.value = unsent.replaces ? outbox.discarded(sent, unsent.replaces) : sent;
      if (ok.care) this.#options.onCare?.(ok.care);
    } catch (error) {
      const refusal = asRefusal(error);
      // Lost on the way: it stays "sending", and the next flush repeats it under the same id.
      if (refusal.code === "lost") return;
      if (isShortWait(refusal)) await this.#sendLater(id, refusal.retryAfterMs);
      else this.outbox.value = outbox.failed(this.outbox.value, id, refusal, now());
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** Whatever was written after it waits as well, and so keeps its place. */
  async #sendLater(id: string, wait_ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, wait_ms));
    await this.#sendOne(id);
  }

  #keep(): void {
    const unsent = this.unsent.value.filter(({ state }) => state !== "sent");
    const draft = this.editing.value ? this.#setAside : this.draft.value;
    keep(this.#options, { draft, replyTo: this.replyTo.value, unsent });
  }
}

function sendOf({ id, text, replyTo, cover, replaces }: outbox.Unsent) {
  return {
    id,
    text,
    ...(replyTo !== null && { reply_to: replyTo }),
    ...(cover && { cover }),
    ...(replaces && { replaces }),
  };
}

function isShortWait(refusal: Refusal): refusal is Refusal & { retryAfterMs: number } {
  const { code, retryAfterMs } = refusal;
  return code === "slow_down" && retryAfterMs !== null && retryAfterMs <= SHORT_WAIT_MS;
}
