// The run sheet's order, as the server's `domain/qa/run_order.py` has it. Pure.

import type { Question, RunOrder } from "../wire/types";

/** Those that are placed, in that order; the others after them, as they come (by votes). */
export function arranged(order: RunOrder, byVotes: readonly Question[]): Question[] {
  const places = new Map(order.placed.map((id, place) => [id, place]));
  const placeOf = ({ id }: Question) => places.get(id) ?? places.size;
  return [...byVotes].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Of two that were told in any order, the one that holds. */
export function newer(known: RunOrder, told: RunOrder): RunOrder {
  return told.version >= known.version ? told : known;
}

/** As it will be if the server agrees. */
export function withMoved(order: RunOrder, sheet: readonly string[], move: Move): RunOrder {
  const placed = sheet.filter((id) => id !== move.question);
  const at = move.before === null ? placed.length : placed.indexOf(move.before);
  placed.splice(at === -1 ? placed.length : at, 0, move.question);
  return { ...order, placed };
}

/** `before`: the one that it comes just before; null: the end. */
export interface Move {
  readonly question: string;
  readonly before: string | null;
}

/** One place up or down; null where there is none. */
export function step(sheet: readonly string[], question: string, by: 1 | -1): Move | null {
  const to = sheet.indexOf(question) + by;
  if (!sheet.includes(question) || to < 0 || to >= sheet.length) return null;
  return { question, before: sheet[by === 1 ? to + 1 : to] ?? null };
}
