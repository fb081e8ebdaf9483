// A room that is followed beside something else: a case's private room, a session's backstage.

import { useLayoutEffect, useRef } from "preact/hooks";
import { useLamplight } from "../context";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";

/** A room that stands beside something else, and what was said there since it was last shown. */
export interface Talk {
  readonly room: Room | null;
  readonly unread: number;
}

/** Follows the room for as long as what calls this is drawn, whether the room is shown or not. */
export function useTalk(id: string | null, isShown: boolean): Talk {
  const lamplight = useLamplight();
  useLayoutEffect(() => {
    if (id === null) return undefined;
    lamplight.enter(id);
    return () => lamplight.leaveRoom();
  }, [id]);
  const seen = useRef({ id, upTo: 0 });
  const room = lamplight.room.value?.id === id ? lamplight.room.value : null;
  if (!room) return { room: null, unread: 0 };
  const { head, rows, me } = room.log.value;
  if (seen.current.id !== id) seen.current = { id, upTo: 0 };
  if (isShown) seen.current.upTo = head;
  const isUnread = ({ seq, author }: Message) => seq > seen.current.upTo && author.id !== me;
  return { room, unread: [...rows.values()].filter(({ message }) => isUnread(message)).length };
}
