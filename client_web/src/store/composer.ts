// What one is writing in a room, and what of it has not arrived yet.
//
// Everything that is typed survives a lost connection and a reload. Sends go out in the order
// in which they were written, each under its own id, so that repeating one is harmless.

import { computed, effect, signal } from "@preact/signals";
import type { Link } from "../wire/link";
import { asRefusal, type Refusal } from "../wire/refusal";
import type { Care, HeldMessage, Message, MessageDecided, MessageRef, Ok } from "../wire/types";
import { Draft, type Words } from "./draft";
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
  readonly draft: Draft;
  readonly outbox = signal<outbox.Outbox>(new Map());
  readonly unsent = computed(() => [...this.outbox.value.values()]);

  readonly #options: ComposerOptions;
  readonly #stopKeeping: () => void;
  #toldTypingAt = 0;
  #sending: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<string>();

  constructor(options: ComposerOptions) {
    this.#options = options;
    const before = kept(options);
    this.draft = new Draft(before.draft);
    this.outbox.value = new Map(before.unsent.map((one) => [one.id, one]));
    this.#stopKeeping = effect(() => this.#keep());
  }

  close(): void {
    this.#stopKeeping();
  }

  typed(text: string): void {
    this.draft.text.value = text;
    const { link, now, room } = this.#options;
    if (text === "" || this.draft.editing || now() - this.#toldTypingAt < TYPING_EVERY_MS) return;
    this.#toldTypingAt = now();
    link.signal({ type: "typing", topic: `room:${room}` });
  }

  /** Queues the draft as a message; says whether there was anything to queue. */
  send(): boolean {
    const { text, replyTo, cover } = this.draft.words;
    if (text.trim() === "") return false;
    const purpose = this.draft.purpose.value;
    const replaces = purpose.kind === "replacement" ? purpose.id : null;
    this.#queue({ text: text.trim(), replyTo, cover: cover?.trim() || null }, replaces);
    this.draft.finish();
    this.#toldTypingAt = 0;
    return true;
  }

  retry(id: string): void {
    this.outbox.value = outbox.triedAgain(this.outbox.value, id, this.#options.now());
    this.flush();
  }

  /** Puts a text that was kept back into the field, to be changed and sent. */
  rewrite(id: string, isWithoutMethod = false): void {
    const unsent = this.outbox.value.get(id);
    if (unsent?.changes) this.draft.begin({ kind: "edit", message: unsent.changes }, unsent);
    else if (unsent) this.draft.begin({ kind: "replacement", id, isWithoutMethod }, unsent);
  }

  /** Sends `text` in the place of a message that was kept back, and leaves the draft alone. */
  sendInPlaceOf(id: string, text: string): void {
    const unsent = this.outbox.value.get(id);
    if (unsent) this.#queue({ ...unsent, text }, id);
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
    this.draft.reply(seq);
  }

  startEditing(message: Message): void {
    const waits = this.outbox.value.get(outbox.changeOf(message.id));
    const text = waits?.text ?? message.text ?? "";
    this.draft.begin({ kind: "edit", message }, { text, replyTo: null, cover: null });
  }

  /** The server has answered a change: it was made, or it is kept back as a row of its own. */
  edited(
    message: MessageRef,
    text: string,
    { outcome = "posted", notice, care }: Partial<Ok>,
  ): void {
    const id = outbox.changeOf(message.id);
    const rest = outbox.discarded(this.outbox.value, id);
    const at = this.#options.now();
    this.outbox.value =
      outcome === "posted" ? rest : outbox.keptBack(rest, message, text, at, outcome, notice);
    if (this.draft.editing?.id === message.id) this.draft.stop();
    if (care) this.#options.onCare?.(care);
  }

  #queue({ text, replyTo, cover }: Words, replaces: string | null): void {
    const { now, newId } = this.#options;
    const message = { id: newId(), text, replyTo, cover, at: now(), replaces };
    this.outbox.value = outbox.queued(this.outbox.value, message);
    this.flush();
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
    keep(this.#options, { draft: this.draft.toKeep, unsent });
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
