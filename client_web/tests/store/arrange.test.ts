import { expect, test } from "vitest";
import { arranged } from "../../src/store/arrange";
import type { Row } from "../../src/store/log";
import { ANA, ME, MOD, message } from "../fakes";

const NOON = new Date(2027, 2, 1, 12, 0).getTime();
const MINUTE = 60_000;

function row(seq: number, at: number, author = ANA): Row {
  return { message: message(seq, { at, author }), reactions: [] };
}

function shape(rows: Row[]): string[] {
  return arranged(rows, [], ME.id).map((item) => {
    if (item.kind === "day") return "day";
    return item.kind === "row" ? `${item.isGrouped ? "+" : ""}${item.row.message.seq}` : item.key;
  });
}

test("messages of one author within five minutes belong together", () => {
  expect(shape([row(1, NOON), row(2, NOON + 4 * MINUTE), row(3, NOON + 8 * MINUTE)])).toEqual([
    "day",
    "1",
    "+2",
    "+3",
  ]);
});

test("five minutes of silence, or another author, part them", () => {
  const rows = [row(1, NOON), row(2, NOON + 5 * MINUTE), row(3, NOON + 6 * MINUTE, MOD)];
  expect(shape(rows)).toEqual(["day", "1", "2", "3"]);
});

test("every day has a heading, in the viewer's own zone", () => {
  const midnight = new Date(2027, 2, 2, 0, 0).getTime();
  expect(shape([row(1, midnight - MINUTE), row(2, midnight)])).toEqual(["day", "1", "day", "2"]);
});

test("what is unsent comes last, and under one's own name only once", () => {
  const unsent = (id: string) =>
    ({
      id,
      text: "",
      replyTo: null,
      cover: null,
      at: NOON,
      state: "sending",
      trouble: null,
    }) as const;
  const items = arranged([row(1, NOON)], [unsent("a"), unsent("b")], ME.id).slice(2);
  expect(items).toMatchObject([
    { key: "a", isGrouped: false },
    { key: "b", isGrouped: true },
  ]);
});

test("a change stands by the message that it would change, or last where that is not loaded", () => {
  const change = (seq: number) => {
    const changes = { id: `id-${seq}`, seq };
    const state = { state: "held", trouble: null } as const;
    return {
      id: `change-${seq}`,
      text: "",
      replyTo: null,
      cover: null,
      at: NOON,
      changes,
      ...state,
    };
  };
  const items = arranged([row(1, NOON), row(2, NOON)], [change(1), change(9)], ME.id);
  expect(items.map(({ key }) => key).slice(1)).toEqual(["m1", "change-1", "m2", "change-9"]);
});
