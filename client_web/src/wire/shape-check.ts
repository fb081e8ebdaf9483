// Whether something that arrived has the shape that the protocol gives it. What is more than that
// is let be: a server may be newer than the page.

import { SHAPES } from "./shapes";

type Check = (value: unknown) => boolean;

/** The furthest instant, in ms, that a date can be: no number of the protocol is greater. */
const NUMBER_AT_MOST = 8.64e15;

const checks = new Map<string, Check>([
  ["any", () => true],
  ["text", (value) => typeof value === "string"],
  ["flag", (value) => typeof value === "boolean"],
  ["number", (value) => typeof value === "number" && Math.abs(value) <= NUMBER_AT_MOST],
]);

/** Whether `value` is a `type`: a primitive, a struct's name, "[type]" or, if it may be null, "type?". */
export function fits(type: string, value: unknown): boolean {
  let check = checks.get(type);
  if (!check) {
    check = checkOf(type);
    checks.set(type, check);
  }
  return check(value);
}

export function isKnown(type: string): boolean {
  return SHAPES.has(type);
}

function checkOf(type: string): Check {
  if (type.endsWith("?")) return (value) => value === null || fits(type.slice(0, -1), value);
  if (type.startsWith("[")) return listOf(type.slice(1, -1));
  return structOf((SHAPES.get(type) ?? "").split(" ").filter(Boolean));
}

function listOf(type: string): Check {
  return (value) => Array.isArray(value) && value.every((one) => fits(type, one));
}

function structOf(fields: readonly string[]): Check {
  const known = fields.map((field) => {
    const [, name = "", mayLack, type = ""] = /^(\w+)(\??):(.+)$/.exec(field) ?? [];
    return { name, type, mayLack: mayLack !== "" };
  });
  return (value) =>
    isObject(value) &&
    known.every(({ name, type, mayLack }) =>
      Object.hasOwn(value, name) ? fits(type, value[name]) : mayLack,
    );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
