// Messages of one's own that the log does not show yet: on their way, waiting, or not sent.
//
// Pure, and keyed by the client's id of the message, under which a repeated send posts nothing
// twice. A row leaves when the log's event with the same id and author arrives, so that what
// replaces it is what everybody else sees.

import type { Refusal } from "../wire/refusal";
import type { HeldMessage, Message, MessageDecided, MessageRef, Notice } from "../wire/types";

/**
 * `sent` is acknowledged, its event still to come; `held` waits for a moderator, `declined` will
 * not be posted, and `returned` was not looked at in time.
 */
export type UnsentState = "sending" | "sent" | "held" | "declined" | "returned" | "failed";

export interface Unsent {
  readonly id: string;
  readonly text: string;
  readonly replyTo: number | null;
  readonly cover: string | null;
  readonly at: number;
  readonly state: UnsentState;
  /** Why it failed, and until when there is no point in trying again. */
  readonly trouble: { readonly code: string; readonly until: number | null } | null;
  /** What the server told of a text that it kept back. */
  readonly notice?: Notice | null;
  /** The moderator's words, where one has decided. */
  readonly reason?: string;
  /** The held message that this one stands in for. */
  readonly replaces?: string | null;
  /** The message that this text would change, where it is one. */
  readonly changes?: MessageRef;
}

export type Outbox = ReadonlyMap<string, Unsent>;

/** After this long a send that was never answered is given back to its author to decide. */
export const STALE_MS = 120_000;

export function queued(outbox: Outbox, message: Omit<Unsent, "state" | "trouble">): Outbox {
  return new Map(outbox).set(message.id, { ...message, state: "sending", trouble: null });
}

export function answered(
  outbox: Outbox,
  id: string,
  outcome: "posted" | "held" | "declined",
  notice: Notice | null = null,
): Outbox {
  const state = outcome === "posted" ? "sent" : outcome;
  return changed(outbox, id, { state, trouble: null, notice });
}

/** The outbox with a text that waits for a moderator, wherever it was written. */
export function waiting(outbox: Outbox, held: HeldMessage): Outbox {
  const { id: messageId, seq, text, reply_to: replyTo, cover, notice, at } = held;
  const id = seq ? changeOf(messageId) : messageId;
  const known = outbox.get(id) ?? { id, replyTo, cover, at };
  const changes = seq ? { changes: { id: messageId, seq } } : {};
  const row = { ...changes, ...known, text, state: "held", trouble: null, notice } as const;
  return new Map(outbox).set(id, row);
}

/** The outbox with a change to `message` that was not made, or not yet. */
export function keptBack(
  outbox: Outbox,
  { id: messageId, seq }: MessageRef,
  text: string,
  at: number,
  outcome: "held" | "declined",
  notice: Notice | null = null,
): Outbox {
  const id = changeOf(messageId);
  const words = { text, replyTo: null, cover: null, changes: { id: messageId, seq } };
  return new Map(outbox).set(id, { id, at, ...words, state: outcome, trouble: null, notice });
}

/** The outbox once something was decided about a message, or a change to one, that waited. */
export function decided(outbox: Outbox, { message, decision, reason }: MessageDecided): Outbox {
  const change = changeOf(message.id);
  const id = outbox.has(change) ? change : message.id;
  // A newer text has the row already, unless that still says that the older one waits.
  if (decision === "replaced" || decision === "withdrawn") {
    return outbox.get(id)?.state === "held" ? discarded(outbox, id) : outbox;
  }
  if (decision === "posted") {
    return id === change ? discarded(outbox, id) : changed(outbox, id, { state: "sent" });
  }
  if (decision !== "declined" && decision !== "returned") return outbox;
  return changed(outbox, id, { state: decision, reason });
}

/** The row of a change to a message: apart from the row of the message itself. */
export function changeOf(messageId: string): string {
  return `change-of-${messageId}`;
}

export function failed(outbox: Outbox, id: string, refusal: Refusal, now: number): Outbox {
  const until = refusal.retryAfterMs === null ? null : now + refusal.retryAfterMs;
  return changed(outbox, id, { state: "failed", trouble: { code: refusal.code, until } });
}

export function triedAgain(outbox: Outbox, id: string, now: number): Outbox {
  // What it stood in for has been posted meanwhile: it is a message of its own now.
  const alone = outbox.get(id)?.trouble?.code === "conflict" ? { replaces: null } : {};
  return changed(outbox, id, { state: "sending", trouble: null, at: now, ...alone });
}

export function discarded(outbox: Outbox, id: string): Outbox {
  const rest = new Map(outbox);
  rest.delete(id);
  return rest;
}

/** The outbox once the log shows `message`, which need not be one's own. */
export function settled(outbox: Outbox, message: Message, me: string): Outbox {
  return message.author.id === me && outbox.has(message.id)
    ? discarded(outbox, message.id)
    : outbox;
}

/** The outbox with what has been on its way for too long marked as not sent. */
export function givenUp(outbox: Outbox, now: number): Outbox {
  const stale = [...outbox.values()].filter(
    ({ state, at }) => state === "sending" && now - at > STALE_MS,
  );
  return stale.reduce<Outbox>(
    (rest, { id }) =>
      changed(rest, id, { state: "failed", trouble: { code: "lost", until: null } }),
    outbox,
  );
}

function changed(outbox: Outbox, id: string, change: Partial<Unsent>): Outbox {
  const unsent = outbox.get(id);
  return unsent ? new Map(outbox).set(id, { ...unsent, ...change }) : outbox;
}
