// Where a room shows what is pinned to it. How that looks is loaded apart, once a room is open.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type * as Places from "../resources/places";
import type { Room } from "../store/room";

const places = signal<typeof Places | null>(null);

/** Nothing is pinned to a talk between a few. */
export function ResourcesHere({ room }: { room: Room }) {
  const isOpen = room.phase.value.state === "open" && !room.facts.value?.private;
  useEffect(() => {
    if (isOpen && !places.peek()) void load();
  }, [isOpen]);
  const loaded = places.value;
  return isOpen && loaded ? <loaded.OfRoom room={room} /> : null;
}

async function load(): Promise<void> {
  try {
    places.value = await import("../resources/places");
  } catch {
    // asked for again by the next room that is opened
  }
}
