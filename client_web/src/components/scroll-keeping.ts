// Where the log stands: at its end while the reader is within 100 px of it, otherwise exactly
// where they left it, whatever is added above or below.
//
// The browser's own scroll anchoring is switched off: Safari has none, and where it exists it
// gives up at the very top, which is just where older messages come in.

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isBehind } from "../store/log";
import type { Room } from "../store/room";
import { elementIdOf } from "./log-view";

const AT_END_PX = 100;
const PAGE_AHEAD_PX = 600;

interface Anchor {
  element: HTMLElement;
  /** Of its top edge, below the top of the box. */
  offset_px: number;
}

/** Returns the box's scroll listener. To be called by what draws the rows. */
export function useScrollKeeping(box: RefObject<HTMLElement | null>, room: Room): () => void {
  const anchor = useRef<Anchor | null>(null);
  const isFollowing = room.log.value.following;

  useLayoutEffect(() => {
    if (isFollowing) toEnd(box.current);
    else if (anchor.current) restore(box.current, anchor.current);
  });

  useEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(() => {
      if (room.log.peek().following) toEnd(box.current);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [room]);

  useLayoutEffect(() => {
    const sought = room.sought.value;
    if (sought) show(box.current, elementIdOf(room, sought.seq));
  }, [room.sought.value]);

  return () => {
    if (!box.current) return;
    anchor.current = topmost(box.current);
    lookAround(box.current, room);
  };
}

/** Follows, or fetches what the reader is coming near to. */
function lookAround(box: HTMLElement, room: Room): void {
  const below_px = box.scrollHeight - box.scrollTop - box.clientHeight;
  const log = room.log.peek();
  room.follow(below_px <= AT_END_PX);
  if (room.paging.hasFailed.peek()) return; // there is a button for trying again
  if (box.scrollTop < PAGE_AHEAD_PX && !log.complete) void room.paging.older();
  else if (below_px < PAGE_AHEAD_PX && isBehind(log)) void room.paging.newer();
}

function toEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}

function topmost(box: HTMLElement): Anchor | null {
  const top = box.getBoundingClientRect().top;
  for (const element of box.querySelectorAll<HTMLElement>("article")) {
    const { bottom, top: elementTop } = element.getBoundingClientRect();
    if (bottom > top) return { element, offset_px: elementTop - top };
  }
  return null;
}

function restore(box: HTMLElement | null, anchor: Anchor): void {
  if (!box?.contains(anchor.element)) return;
  const offset_px = anchor.element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const moved_px = offset_px - anchor.offset_px;
  if (Math.abs(moved_px) >= 1) box.scrollTop += moved_px;
}

function show(box: HTMLElement | null, id: string): void {
  const element = document.getElementById(id);
  if (!box || !element) return;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}
