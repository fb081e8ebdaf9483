// What survives a reload of this tab: a room's draft and its unsent messages.
//
// sessionStorage only: it ends with the tab, and signing out and Leave quickly wipe it. Storage
// that is full or forbidden costs the survival and nothing else.

import { BLANK, type KeptDraft } from "./draft";
import type { Unsent } from "./outbox";

export interface Kept {
  draft: KeptDraft;
  unsent: Unsent[];
}

const NOTHING: Kept = { draft: BLANK, unsent: [] };

/** By person as well as by room: whoever signs in next in this tab finds nothing of it. */
export interface Place {
  readonly storage: Storage;
  readonly me: string;
  readonly room: string;
}

export function kept(place: Place): Kept {
  try {
    const stored = JSON.parse(
      place.storage.getItem(keyOf(place)) ?? "null",
    ) as Partial<Kept> | null;
    const isOurs = stored?.draft?.words && Array.isArray(stored.unsent);
    return isOurs ? { ...NOTHING, ...stored } : NOTHING; // or as an older client kept it
  } catch {
    return NOTHING;
  }
}

export function keep(place: Place, what: Kept): void {
  try {
    const isNothing = isBlank(what.draft) && what.unsent.length === 0;
    if (isNothing) place.storage.removeItem(keyOf(place));
    else place.storage.setItem(keyOf(place), JSON.stringify(what));
  } catch {
    // full or forbidden
  }
}

function isBlank({ words, purpose }: KeptDraft): boolean {
  const { text, replyTo, cover } = words;
  return purpose.kind === "new" && text === "" && replyTo === null && cover === null;
}

function keyOf({ me, room }: Place): string {
  return `lamplight/${encodeURIComponent(me)}/${encodeURIComponent(room)}`;
}
