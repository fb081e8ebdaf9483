// Made-up things that are pinned.

import type { TopicEvent } from "../../src/wire/subscription";
import type { Resource } from "../../src/wire/types";
import { START } from "../fakes";

export const ORIGIN = "https://player.example.org";

export function resourceOf(change: Partial<Resource> = {}): Resource {
  return {
    id: "r1",
    kind: "reading",
    title: "How to sleep",
    url: "https://words.example/sleep",
    captions_url: null,
    language: "en",
    about: "",
    room: "lobby",
    session: null,
    ...change,
  };
}

export function videoOf(change: Partial<Resource> = {}): Resource {
  const made = { id: "v1", kind: "video", title: "Breathing", url: `${ORIGIN}/embed/1` } as const;
  return resourceOf({ ...made, captions_url: "https://words.example/1", ...change });
}

export function pinnedNow(resources: Resource[], session: string | null = null): TopicEvent {
  const topic = "room:lobby";
  return { type: "resources.changed", topic, seq: 1, at: START, session, resources };
}
