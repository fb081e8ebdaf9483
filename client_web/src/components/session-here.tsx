// Where a room shows the Q&A session that it is the place of. How it looks is loaded apart, once
// there is one; without it a room is a room.

import { signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import type * as RoomParts from "../qa/room-parts";
import type { Room } from "../store/room";
import { ComposerForm } from "./composer-form";

const parts = signal<typeof RoomParts | null>(null);

interface InRoom {
  room: Room;
}

/** null where no session is, or where it can't be drawn yet. */
function useParts(room: Room): typeof RoomParts | null {
  const isThere = room.qa.now.value !== null;
  useEffect(() => {
    if (isThere && !parts.peek()) void load();
  }, [isThere]);
  return isThere ? parts.value : null;
}

async function load(): Promise<void> {
  try {
    parts.value = await import("../qa/room-parts");
  } catch {
    // asked for again by the next room that has a session
  }
}

export function SessionHead({ room }: InRoom) {
  const loaded = useParts(room);
  return loaded && <loaded.Head room={room} />;
}

export function SessionPanel({ room }: InRoom) {
  const loaded = useParts(room);
  return loaded && <loaded.PanelBeside room={room} />;
}

export function SessionClosing({ room }: InRoom) {
  const loaded = useParts(room);
  return loaded && <loaded.Closing room={room} />;
}

/** Whoever has no place waits for one; `children` until that can be drawn. */
export function SessionLine({ room, children }: InRoom & { children: ComponentChild }) {
  const loaded = useParts(room);
  return loaded ? <loaded.Line room={room} /> : children;
}

/** Where one writes; during a quiet session, for all but those who run it, where one asks. */
export function Writing({ room }: InRoom) {
  const loaded = useParts(room);
  const session = room.qa.now.value;
  const isQuiet = session?.quiet && session.state === "live" && room.isShut === "read_only";
  const isChanging = room.composer.draft.purpose.value.kind === "edit";
  if (loaded && isQuiet && !isChanging) return <loaded.Quiet room={room} />;
  return <ComposerForm room={room} />;
}
