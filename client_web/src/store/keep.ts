// What survives a reload of this tab: a room's draft and its unsent messages.
//
// sessionStorage only: it ends with the tab, and Leave quickly wipes it. Storage that is full
// or forbidden costs the survival and nothing else.

import type { Unsent } from "./outbox";

export interface Kept {
  draft: string;
  replyTo: number | null;
  unsent: Unsent[];
}

const NOTHING: Kept = { draft: "", replyTo: null, unsent: [] };

function keyOf(room: string): string {
  return `lamplight.room.${room}`;
}

export function kept(storage: Storage, room: string): Kept {
  try {
    const stored = JSON.parse(storage.getItem(keyOf(room)) ?? "null") as Partial<Kept> | null;
    return { ...NOTHING, ...stored };
  } catch {
    return NOTHING;
  }
}

export function keep(storage: Storage, room: string, what: Kept): void {
  try {
    const isNothing = what.draft === "" && what.replyTo === null && what.unsent.length === 0;
    if (isNothing) storage.removeItem(keyOf(room));
    else storage.setItem(keyOf(room), JSON.stringify(what));
  } catch {
    // full or forbidden
  }
}
