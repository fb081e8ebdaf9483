// The book of the session in a room, or of one that somebody reads about: made once, and kept as
// long as that is open.

import { useEffect, useMemo } from "preact/hooks";
import { useLamplight } from "../context";
import type { Lamplight } from "../store/lamplight";
import type { Room } from "../store/room";
import { QaApi } from "./qa-api";
import { SessionBook } from "./session-book";

const books = new WeakMap<Room, SessionBook>();

/** It closes with its room. */
export function bookOf(room: Room, session: string, lamplight: Lamplight): SessionBook {
  const known = books.get(room);
  if (known?.id === session) return known;
  const book = openBook(session, lamplight);
  books.set(room, book);
  room.qa.follow(book);
  book.start();
  return book;
}

/** Closed by whoever opened it. */
export function openBook(session: string, lamplight: Lamplight): SessionBook {
  const book = new SessionBook({
    id: session,
    api: new QaApi(lamplight.api),
    onCare: (care) => lamplight.care.offer(care),
    onClose: () => stopHearing(),
  });
  const stopHearing = lamplight.hearOwn({ take: (event) => book.take(event, "me") });
  return book;
}

/** For as long as what calls this is drawn. */
export function useBook(session: string): SessionBook {
  const lamplight = useLamplight();
  const book = useMemo(() => openBook(session, lamplight), [session, lamplight]);
  useEffect(() => {
    book.start();
    return () => book.close();
  }, [book]);
  return book;
}
