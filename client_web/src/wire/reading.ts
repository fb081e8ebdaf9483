// What the server sent, read as what this page understands of it. Nothing behind this file meets
// a field that is missing or of another type, whatever a server sends.
//
// An event that can't be read, or is of a kind that is newer than this page, still takes its place
// in its topic, so that those around it are neither missed nor asked for again.

import { fits, isKnown, isObject } from "./shape-check";
import type { TopicEvent } from "./subscription";
import type { Error as ErrorFrame, Ok, ServerFrame } from "./types";

/** The frame in `data`, or null where there is none that means anything here. */
export function readFrame(data: unknown): ServerFrame | null {
  const frame = parsed(data);
  if (!isObject(frame)) return null;
  if (frame.type === "ok") return readOk(frame);
  if (isWhole(frame)) return frame as unknown as ServerFrame;
  return frame.type === "error" ? unanswered(frame) : placeOf(frame);
}

/** The value of a JSON text, or undefined; half a surrogate pair becomes a replacement mark. */
export function parsed(data: unknown): unknown {
  try {
    const text = String(data);
    return /\\ud/i.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** No address can be made of what isn't well-formed, and no `encodeURIComponent` takes it. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

function readOk(frame: Record<string, unknown>): Ok | ErrorFrame | null {
  if (!fits("ok", frame)) return unanswered(frame);
  const { events, ...ok } = frame as unknown as Ok;
  return events ? { ...ok, events: events.flatMap((event) => readEvent(event) ?? []) } : ok;
}

function isWhole(frame: Record<string, unknown>): boolean {
  const { type } = frame;
  return typeof type === "string" && isKnown(type) && fits(type, frame);
}

/** Whoever waits for the answer needn't wait any longer: none can be had from this one. */
function unanswered({ ref }: Record<string, unknown>): ErrorFrame | null {
  if (typeof ref !== "number") return null;
  return { type: "error", code: "no_answer", message: "Unreadable.", temporary: true, ref };
}

function readEvent(event: unknown): TopicEvent | null {
  const place = isObject(event) ? placeOf(event) : null;
  return place && isWhole(event as Record<string, unknown>) ? (event as TopicEvent) : place;
}

/** What is left of an event of which no more than its place can be read. */
function placeOf({ topic, seq, at }: Record<string, unknown>): TopicEvent | null {
  const isPlace = typeof topic === "string" && Number.isSafeInteger(seq) && fits("number", at);
  return isPlace ? ({ type: "unreadable", topic, seq, at } as unknown as TopicEvent) : null;
}
