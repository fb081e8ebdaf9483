// What a broken server, or one that wants to do harm, could send: values of every shape of the
// protocol, whole or broken somewhere, from a seed. A new shape is covered by itself.

import { SHAPES } from "../../src/wire/shapes";
import { START } from "../fakes";

export type Random = () => number;
type Value = unknown;
type Struct = Record<string, Value>;

const TEXTS = [
  "__proto__",
  "constructor",
  "toString",
  "lobby",
  "me",
  "ana",
  "sleep",
  "id-1",
  "a",
  "S3",
  "open",
  "live",
  "engaged",
  "moderator",
  "",
  "\u202egnp.exe\u2066",
  "\ud800 half",
  "\u0000\u0007",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "{ $name } {{x}} <%= x %>",
  "e\u0301".repeat(2_000),
  "2026-13-45T99:99",
  "Nowhere/Atall",
] as const;
const NUMBERS = [0, 1, 2, 3, 7, -1, 1.5, START, 8.64e15, -8.64e15, 2 ** 53] as const;
/** What no field may hold, but for the one that is of that very type. */
const WRONG: readonly Value[] = [null, 7, "words", true, [], {}, [null], { length: 3 }, 9e15];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<One>(from: readonly One[], random: Random): One {
  return from[Math.floor(random() * from.length)] as One;
}

/** The types of every frame, as a server sends them: whatever else has a shape is a part of one. */
export const FRAMES: readonly string[] = [...SHAPES.keys()].filter((name) => /^[a-z]/.test(name));

/** A frame of this type with every field in place, though it says nothing sensible. */
export function whole(type: string, random: Random): Struct {
  return { type, ...structOf(type, random) };
}

function structOf(name: string, random: Random): Struct {
  const struct: Struct = {};
  for (const field of fieldsOf(name)) {
    if (!field.mayLack || random() < 0.7) struct[field.name] = valueFor(field.type, random);
  }
  return struct;
}

interface Field {
  readonly name: string;
  readonly mayLack: boolean;
  readonly type: string;
}

export function fieldsOf(name: string): Field[] {
  const described = (SHAPES.get(name) ?? "").split(" ").filter(Boolean);
  return described.map((field) => {
    const [, called = "", mark = "", type = ""] = /^(\w+)(\??):(.+)$/.exec(field) ?? [];
    return { name: called, mayLack: mark !== "", type };
  });
}

function valueFor(type: string, random: Random): Value {
  if (type.endsWith("?")) return random() < 0.3 ? null : valueFor(type.slice(0, -1), random);
  if (type.startsWith("[")) {
    return Array.from({ length: Math.floor(random() * 4) }, () =>
      valueFor(type.slice(1, -1), random),
    );
  }
  if (type === "text") return pick(TEXTS, random);
  if (type === "number") return pick(NUMBERS.slice(0, -1), random);
  if (type === "flag") return random() < 0.5;
  return type === "any" ? pick(WRONG, random) : structOf(type, random);
}

/** Every way in which one field of `frame`, however deep, is missing or of another type. */
export function* brokenWays(type: string, frame: Struct): Generator<Struct> {
  for (const field of fieldsOf(type)) {
    if (!field.mayLack) yield without(frame, field.name);
    for (const wrong of WRONG) {
      if (!isOf(field.type, wrong)) yield { ...frame, [field.name]: wrong };
    }
    const inside = frame[field.name];
    const name = field.type.replace("?", "");
    if (!SHAPES.has(name) || !inside) continue;
    for (const broken of brokenWays(name, inside as Struct)) {
      yield { ...frame, [field.name]: broken };
    }
  }
}

/** One of those ways, or another kind, topic or number altogether. */
export function broken(type: string, random: Random): Struct {
  const frame = whole(type, random);
  if (random() < 0.2)
    return { ...frame, type: pick(["__proto__", "constructor", "new.kind", 7, null], random) };
  const ways = [...brokenWays(type, frame)];
  return ways.length === 0 ? {} : pick(ways, random);
}

/** Whether the protocol allows `value` there: only then would it be no defect. */
function isOf(type: string, value: Value): boolean {
  if (type === "any") return true;
  if (value === null) return type.endsWith("?");
  const plain = type.replace(/\?$/, "");
  if (Array.isArray(value))
    return plain === "[any]" || (plain.startsWith("[") && value.length === 0);
  if (plain === "text") return typeof value === "string";
  if (plain === "flag") return typeof value === "boolean";
  if (plain === "number") return value === 7;
  return isEmptyStruct(plain, value);
}

/** Where everything may be left out, nothing is enough. */
function isEmptyStruct(name: string, value: Value): boolean {
  const isStruct = typeof value === "object" && SHAPES.has(name);
  return isStruct && fieldsOf(name).every(({ mayLack }) => mayLack);
}

function without(struct: Struct, field: string): Struct {
  return Object.fromEntries(Object.entries(struct).filter(([name]) => name !== field));
}
