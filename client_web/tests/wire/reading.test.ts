import { describe, expect, test } from "vitest";
import { parsed, readFrame } from "../../src/wire/reading";
import { SHAPES } from "../../src/wire/shapes";
import { brokenWays, FRAMES, seeded, whole } from "../hostile/nonsense";

const read = (frame: unknown) => readFrame(JSON.stringify(frame));
const place = { topic: "room:lobby", seq: 7, at: 1 };

test("every kind of frame that a server sends has a shape", () => {
  expect(FRAMES).toContain("message.posted");
  expect(FRAMES.length).toBeGreaterThan(30);
  expect([...SHAPES.values()].join(" ")).not.toContain("undefined");
});

describe.each(FRAMES)("%s", (type) => {
  test("is read as it was sent when every field is in place", () => {
    const random = seeded(1);
    for (let at = 0; at < 20; at += 1) {
      const frame = { ...whole(type, random), ...(hasPlace(type) && place) };
      const sent = type === "ok" ? { ...frame, events: [] } : frame;
      expect(read(sent)).toEqual(JSON.parse(JSON.stringify(sent), wellFormed));
    }
  });

  test("is never taken for what it says with a field that is missing or of another type", () => {
    const frame = { ...whole(type, seeded(2)), ...(hasPlace(type) && place) };
    for (const broken of brokenWays(type, frame)) {
      expect([undefined, "unreadable", "error"]).toContain(read(broken)?.type ?? undefined);
    }
  });
});

function hasPlace(type: string): boolean {
  return SHAPES.get(type)?.includes("seq:number at:number") ?? false;
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

test.each([
  "",
  "nonsense",
  "null",
  "[]",
  "7",
  '"ping"',
  "{",
  '{"type":null}',
  '{"type":"__proto__"}',
])("%j is no frame", (data) => expect(readFrame(data)).toBeNull());

test("an event that can't be read keeps its place, live and among those that were missed", () => {
  const unread = { type: "unreadable", ...place };
  expect(read({ type: "message.posted", ...place })).toEqual(unread);
  expect(read({ type: "newer.than.this", more: 1, ...place })).toEqual(unread);
  const missed = [{ type: "message.posted", ...place }, { type: "message.posted" }, null, "words"];
  expect(read({ type: "ok", ref: 1, events: missed })).toEqual({
    type: "ok",
    ref: 1,
    events: [unread],
  });
});

test("a reply that can't be read is an answer that did not come", () => {
  expect(read({ type: "ok", ref: 3, head: "words" })).toMatchObject({ code: "no_answer", ref: 3 });
  expect(read({ type: "error", ref: 3, code: 7 })).toMatchObject({ code: "no_answer", ref: 3 });
  expect(read({ type: "ok", ref: "words" })).toBeNull();
});

test("what is newer than this page is let be", () => {
  const person = { id: "ana", name: "Ana", roles: ["a role to come"], more: { of: "it" } };
  expect(read({ type: "typing", topic: "room:lobby", person })).toMatchObject({ person });
});

test("half a surrogate pair becomes a mark that every address can hold", () => {
  expect(parsed('"a\\ud800b \\ud83c\\udf31"')).toBe("a\ufffdb 🌱");
});
