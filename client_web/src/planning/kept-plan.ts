// What was typed into the form, until it has been taken: it survives a reload of this tab, as a
// message that is being written does (`store/keep.ts`), and goes when that goes.

import type { Plan } from "./plan";

export interface Place {
  readonly storage: Storage;
  readonly me: string;
  /** The session that is changed, or what a new one is made from. */
  readonly of: string;
}

export function keptPlan(place: Place): Partial<Plan> {
  try {
    const stored: unknown = JSON.parse(place.storage.getItem(keyOf(place)) ?? "{}");
    return stored && typeof stored === "object" ? stored : {};
  } catch {
    return {};
  }
}

export function keepPlan(place: Place, changes: Partial<Plan>): void {
  try {
    if (Object.keys(changes).length === 0) place.storage.removeItem(keyOf(place));
    else place.storage.setItem(keyOf(place), JSON.stringify(changes));
  } catch {
    // full or forbidden: it costs the survival and nothing else
  }
}

function keyOf({ me, of }: Place): string {
  return `lamplight/${encodeURIComponent(me)}/plan/${encodeURIComponent(of)}`;
}
