// What a room's log amounts to: its messages as they now are, in a window of at most 300.
//
// Pure: every function returns a new log and shares with the old one whatever did not change,
// so that a row that is the same object needs no drawing. Keys are kept in Maps only.
//
// The window is without holes from its first row to `readTo`. It is `following` when it
// grows with every new message; otherwise it stands still once it is full, and `readTo`
// falls behind `head` until somebody pages or jumps forward.

import type { PastMessage, Reaction } from "../wire/api";
import type { Opening, TopicEvent } from "../wire/subscription";
import type { Message, ReactionChanged, Room } from "../wire/types";

export const ROWS_AT_MOST = 300;

export interface Row {
  readonly message: Message;
  readonly reactions: readonly Reaction[];
}

export interface RoomLog {
  /** Who is looking: decides which reactions are `mine` and what counts as new. */
  readonly me: string;
  readonly room: Room | null;
  /** By `seq`, rising. */
  readonly rows: ReadonlyMap<number, Row>;
  /** The last event heard of. */
  readonly head: number;
  /** The last event up to which `rows` has every message. */
  readonly readTo: number;
  /** Nothing is older than the first row. */
  readonly complete: boolean;
  readonly following: boolean;
  /** Others' messages that arrived since this was last following. */
  readonly unseen: number;
  /** Until when somebody cannot write (null: until lifted), by person. */
  readonly muted: ReadonlyMap<string, number | null>;
}

type Rows = ReadonlyMap<number, Row>;

export function emptyLog(me: string): RoomLog {
  return {
    me,
    room: null,
    rows: new Map(),
    head: 0,
    readTo: 0,
    complete: false,
    following: true,
    unseen: 0,
    muted: new Map(),
  };
}

/** The log as the latest page of its events tells it. */
export function openedLog(me: string, opening: Opening): RoomLog {
  const first = opening.events[0]?.seq ?? opening.position.seq + 1;
  const before = { head: first - 1, readTo: first - 1, complete: first <= 1 };
  const start = { ...emptyLog(me), ...before, room: opening.room };
  return opening.events.reduce(applied, start);
}

/** The log after its next event. */
export function applied(log: RoomLog, event: TopicEvent): RoomLog {
  const isUpToDate = log.readTo === log.head;
  const changed = withEffect({ ...log, head: event.seq }, event);
  const isLeftOut = event.type === "message.posted" && !changed.rows.has(event.seq);
  return isUpToDate && !isLeftOut ? { ...changed, readTo: event.seq } : changed;
}

/** What an event does to the messages and the room, whether it is the next one or not. */
function withEffect(log: RoomLog, event: TopicEvent): RoomLog {
  switch (event.type) {
    case "message.posted":
      return withPosted(log, event.message);
    case "message.edited":
    case "message.removed":
    case "message.restored":
    case "message.covered":
      return withMessage(log, event.message);
    case "reaction.changed":
      return withReaction(log, event);
    case "person.muted":
      return { ...log, muted: new Map(log.muted).set(event.person.id, event.ends_at) };
    case "person.unmuted":
      return { ...log, muted: without(log.muted, event.person.id) };
    case "room.changed":
      return { ...log, room: event.room };
    default:
      return log; // of another topic, or newer than this client
  }
}

function withPosted(log: RoomLog, message: Message): RoomLog {
  const isNew = !log.following && message.author.id !== log.me;
  const counted = isNew ? { ...log, unseen: log.unseen + 1 } : log;
  const isKnown = log.rows.has(message.seq); // history had it already, perhaps edited since
  const leavesHole = log.readTo < message.seq - 1;
  const isFull = !log.following && log.rows.size >= ROWS_AT_MOST;
  if (isKnown || leavesHole || isFull) return counted;
  const rows = new Map(log.rows).set(message.seq, { message, reactions: [] });
  return cutAtStart({ ...counted, rows });
}

function withMessage(log: RoomLog, message: Message): RoomLog {
  const row = log.rows.get(message.seq);
  if (row) return { ...log, rows: new Map(log.rows).set(message.seq, { ...row, message }) };
  const isInside = message.seq > firstSeq(log) && message.seq <= log.readTo;
  if (!isInside) return log; // history will tell it as it then is
  return { ...log, rows: inOrder(new Map(log.rows).set(message.seq, { message, reactions: [] })) };
}

function withReaction(log: RoomLog, event: ReactionChanged): RoomLog {
  const row = log.rows.get(event.message.seq);
  if (!row) return log;
  const before = row.reactions.find((reaction) => reaction.emoji === event.emoji);
  const mine = event.person === log.me ? event.on : (before?.mine ?? false);
  const after = { emoji: event.emoji, count: event.count, mine };
  const kept = before
    ? row.reactions.map((reaction) => (reaction === before ? after : reaction))
    : [...row.reactions, after];
  const reactions = kept.filter(({ count }) => count > 0);
  return { ...log, rows: new Map(log.rows).set(event.message.seq, { ...row, reactions }) };
}

/**
 * The log with a page of history before its first row.
 *
 * `since` are the events that arrived while the page was on its way: the page may or may not
 * have them, and as counts and texts are absolute, telling them again does no harm.
 */
export function withOlder(
  log: RoomLog,
  page: readonly PastMessage[],
  isFirst: boolean,
  since: readonly TopicEvent[],
): RoomLog {
  const rows = merged(page, log.rows);
  const grown = { ...log, rows, complete: isFirst };
  return cutAtEnd(retold(grown, since));
}

/** The log with a page of history after its last row, which reaches to `upTo` without a hole. */
export function withNewer(
  log: RoomLog,
  page: readonly PastMessage[],
  upTo: number,
  since: readonly TopicEvent[],
): RoomLog {
  const rows = merged(page, log.rows);
  return cutAtStart(caughtUp({ ...log, rows }, upTo, since));
}

/** The log with nothing but the latest page of history, which reaches to `upTo`. */
export function withLatest(
  log: RoomLog,
  page: readonly PastMessage[],
  isFirst: boolean,
  upTo: number,
  since: readonly TopicEvent[],
): RoomLog {
  const start = { ...log, rows: merged(page, new Map()), complete: isFirst };
  return cutAtStart(caughtUp(start, upTo, since));
}

/** Follow the newest message, or stand still. */
export function following(log: RoomLog, on: boolean): RoomLog {
  if (log.following === on && log.unseen === 0) return log;
  const follows = { ...log, following: on, unseen: on ? 0 : log.unseen };
  return on ? cutAtStart(follows) : follows;
}

/** Whether newer messages exist that the window does not show. */
export function isBehind(log: RoomLog): boolean {
  return log.readTo < log.head;
}

export function firstSeq(log: RoomLog): number {
  return log.rows.keys().next().value ?? log.readTo + 1;
}

/** `upTo` and, where that was the head when the page was asked for, everything since. */
function caughtUp(log: RoomLog, upTo: number, since: readonly TopicEvent[]): RoomLog {
  let rows = new Map(log.rows);
  let readTo = upTo;
  for (const event of since) {
    if (event.seq !== readTo + 1) continue;
    readTo = event.seq;
    if (event.type === "message.posted" && !rows.has(event.seq)) {
      rows = rows.set(event.seq, { message: event.message, reactions: [] });
    }
  }
  return retold({ ...log, rows: inOrder(rows), readTo }, since);
}

function retold(log: RoomLog, since: readonly TopicEvent[]): RoomLog {
  return since.filter(({ type }) => type !== "message.posted").reduce(withEffect, log);
}

/** Rows of both, in order; a row already known wins, for it has followed its events. */
function merged(page: readonly PastMessage[], known: Rows): Rows {
  const rows = new Map<number, Row>();
  for (const { reactions = [], ...message } of page) rows.set(message.seq, { message, reactions });
  for (const [seq, row] of known) rows.set(seq, row);
  return inOrder(rows);
}

function inOrder(rows: Rows): Rows {
  return new Map([...rows].sort(([one], [other]) => one - other));
}

function cutAtStart(log: RoomLog): RoomLog {
  if (log.rows.size <= ROWS_AT_MOST) return log;
  return { ...log, rows: new Map([...log.rows].slice(-ROWS_AT_MOST)), complete: false };
}

function cutAtEnd(log: RoomLog): RoomLog {
  if (log.rows.size <= ROWS_AT_MOST) return log;
  const kept = [...log.rows].slice(0, ROWS_AT_MOST);
  return { ...log, rows: new Map(kept), readTo: kept.at(-1)?.[0] ?? log.readTo };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
