// Where what is pinned is shown: about a room, in a session's panel, and on a session's own page.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { runsIt } from "../qa/sessions";
import type { Room } from "../store/room";
import type { Api, SignedIn } from "../wire/api";
import type { Person, QaSession } from "../wire/types";
import { ResourceList } from "./list";
import { Pinned } from "./pinned";
import "./words";

/** By what they are pinned to; they follow the room as long as it is open. */
const known = new WeakMap<Room, Map<string | null, Pinned>>();

function pinnedIn(room: Room, session: string | null, api: Api): Pinned {
  const here = known.get(room) ?? new Map<string | null, Pinned>();
  known.set(room, here);
  const found = here.get(session);
  if (found) return found;
  const made = new Pinned(api, session === null ? { room: room.id } : { session });
  here.set(session, made);
  room.qa.follow(made);
  made.start();
  return made;
}

export function OfRoom({ room }: { room: Room }) {
  const { api } = useLamplight();
  const pinned = useMemo(() => pinnedIn(room, null, api), [room, api]);
  const canChange = useMayChange(room);
  return <ResourceList pinned={pinned} title={t("resources-title")} canChange={canChange} />;
}

export function OfSessionIn({ room, session }: { room: Room; session: QaSession }) {
  const { api } = useLamplight();
  const pinned = useMemo(() => pinnedIn(room, session.id, api), [room, session.id, api]);
  return <OfSession pinned={pinned} session={session} me={room.me} under="h2" />;
}

/** Where nobody tells of changes: as it is now. */
export function OfSessionAlone({ session, me }: { session: QaSession; me: Person }) {
  const { api } = useLamplight();
  const pinned = useMemo(() => new Pinned(api, { session: session.id }), [session.id, api]);
  useEffect(() => pinned.start(), [pinned]);
  return <OfSession pinned={pinned} session={session} me={me} under="h1" />;
}

interface OfSessionProps {
  pinned: Pinned;
  session: QaSession;
  me: Person;
  under: "h1" | "h2";
}

function OfSession({ pinned, session, me, under }: OfSessionProps) {
  const canChange = runsIt(me, session);
  const title = t("resources-of-session");
  return <ResourceList pinned={pinned} title={title} canChange={canChange} under={under} />;
}

interface Rights extends SignedIn {
  may?: string[];
  may_in?: Record<string, string[]>;
}

/** Whether they change the room, which their role alone doesn't say; members aren't asked about. */
function useMayChange({ id, me }: Room): boolean {
  const { api } = useLamplight();
  const may = useSignal(false);
  const isStaff = me.roles.some((role) => role !== "member" && role !== "expert");
  useEffect(() => {
    if (isStaff) void ask();
  }, [id, isStaff]);
  const ask = async () => {
    try {
      const rights: Rights = await api.me();
      const here = [...(rights.may ?? []), ...(rights.may_in?.[id] ?? [])];
      may.value = here.includes("change_room");
    } catch {
      // then it isn't offered
    }
  };
  return may.value;
}
