// A room that is nowhere but on this page, on a connection that is never made: one message of
// each kind.

import { t } from "../i18n";
import { openedLog } from "../store/log";
import { Room } from "../store/room";
import { Api } from "../wire/api";
import { Link } from "../wire/link";
import type { TopicEvent } from "../wire/subscription";
import type { Message, Person, Room as RoomFacts } from "../wire/types";

const ME: Person = { id: "design-me", name: "Gentle Heron", roles: ["member"] };
const ANA: Person = { id: "design-ana", name: "Maple Drift", roles: ["member"] };
const EXPERT: Person = { id: "design-expert", name: "Dr. Eden", roles: ["expert"] };
const BASE_AT = Date.UTC(2027, 2, 1, 12, 0);
const MINUTE_MS = 60_000;

export const SAMPLE_FACTS: RoomFacts = {
  id: "design",
  name: "The lobby",
  about: "Come in, say hello, or just read for a while.",
  tags: ["welcome", "anything"],
  age_band: "13-17",
  state: "locked",
  slow_mode_s: 0,
  people: 3,
};

export function sampleRoom(): Room {
  const room = new Room({
    id: SAMPLE_FACTS.id,
    me: ME,
    link: new Link({ url: "", renew: async () => false, stillWelcome: async () => true }),
    api: new Api(async () => new Response("{}", { status: 404 })),
    announcer: { message: () => undefined, hush: () => undefined },
    storage: sessionStorage,
  });
  room.log.value = openedLog(ME.id, {
    room: SAMPLE_FACTS,
    events: messages().map(posted),
    position: { seq: 0, epoch: "design" },
  });
  room.phase.value = { state: "open" };
  return room;
}

function messages(): Partial<Message>[] {
  return [
    { author: ANA, text: t("design-say") },
    { author: ANA, text: t("design-say-more"), edited_at: BASE_AT },
    { author: ME, text: t("design-answer"), reply_to: 1 },
    { author: EXPERT, text: t("design-say-more"), cover: t("design-cover") },
    { author: ANA, text: null, removed: "moderator" },
  ];
}

function posted(change: Partial<Message>, at: number): TopicEvent {
  const seq = at + 1;
  const message: Message = {
    id: `design-${seq}`,
    seq,
    author: ANA,
    text: "",
    reply_to: null,
    cover: null,
    at: BASE_AT + at * MINUTE_MS,
    edited_at: null,
    removed: null,
    ...change,
  };
  return { type: "message.posted", topic: `room:${SAMPLE_FACTS.id}`, seq, at: message.at, message };
}
