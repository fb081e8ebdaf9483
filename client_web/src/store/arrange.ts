// In what order and under which headings a room's messages are shown. Pure.

import type { Row } from "./log";
import type { Unsent } from "./outbox";

const TOGETHER_MS = 5 * 60_000;

/** `isGrouped` rows follow one of the same author closely and show no name of their own. */
export type Item =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "row"; readonly key: string; readonly row: Row; readonly isGrouped: boolean }
  | {
      readonly kind: "unsent";
      readonly key: string;
      readonly unsent: Unsent;
      readonly isGrouped: boolean;
    };

/** What is unsent comes last, but a change stands by the message that it would change. */
export function arranged(rows: Iterable<Row>, unsent: Iterable<Unsent>, me: string): Item[] {
  const items: Item[] = [];
  const changes = new Map<number, Unsent>();
  const rest: Unsent[] = [];
  for (const one of unsent) {
    if (one.changes) changes.set(one.changes.seq, one);
    else rest.push(one);
  }
  let before: Row | null = null;
  for (const row of rows) {
    const { at, seq } = row.message;
    const isNewDay = !before || !isSameDay(before.message.at, at);
    if (isNewDay) items.push(dayOf(at));
    const isGrouped = !isNewDay && before !== null && belongTogether(before, row);
    items.push({ kind: "row", key: `m${seq}`, row, isGrouped });
    const change = changes.get(seq);
    if (change) items.push({ kind: "unsent", key: change.id, unsent: change, isGrouped: true });
    changes.delete(seq);
    before = row;
  }
  let follows = before?.message.author.id === me;
  for (const one of [...changes.values(), ...rest]) {
    items.push({ kind: "unsent", key: one.id, unsent: one, isGrouped: follows });
    follows = true;
  }
  return items;
}

function dayOf(at: number): Item {
  return { kind: "day", key: `d${new Date(at).toDateString()}`, at };
}

function belongTogether(before: Row, row: Row): boolean {
  return (
    before.message.author.id === row.message.author.id &&
    row.message.at - before.message.at < TOGETHER_MS
  );
}

/** In the viewer's own time zone. */
function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
