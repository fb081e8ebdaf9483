// Which messages in the room may be the answer to the question that is live: an expert often just
// writes there, and should not have to write it twice. Pure.

import type { TopicEvent } from "../wire/subscription";
import type { Message, QaSession, Question } from "../wire/types";
import { isOnCrew } from "./sessions";

const OFFERED_AT_MOST = 3;
const KEPT_AT_MOST = 20;

type Said = ReadonlyMap<number, Message>;

/** What the crew of a session has written in its room, after one more event; the latest only. */
export function crewMessages(known: Said, event: TopicEvent, session: QaSession): Said {
  const after = new Map(known);
  if (event.type === "message.posted" || event.type === "message.edited") {
    const { message } = event;
    if (!isOnCrew(message.author, session)) return known;
    after.set(message.seq, message);
  } else if (event.type === "message.removed") after.delete(event.message.seq);
  else return known;
  for (const seq of [...after.keys()].slice(0, -KEPT_AT_MOST)) after.delete(seq);
  return after;
}

/** Those written while `live` has been: the newest first. */
export function offersFor(said: Said, live: Question | null): Message[] {
  const since = live?.live_since ?? null;
  if (since === null) return [];
  return [...said.values()]
    .filter(({ at, removed }) => at >= since && removed == null)
    .reverse()
    .slice(0, OFFERED_AT_MOST);
}
