// The README says which test holds each promise: those are there, and none is left out.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const readme = readFileSync(join(ROOT, "client_web/README.md"), "utf8");
const rows = [...readme.matchAll(/^\| (\d+) \| .+ \| (.+) \|$/gm)].map(
  ([, number, where = ""]) => [Number(number), where] as const,
);

test("every promise has a row", () => {
  expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
});

test.each(rows)("promise %i is held by tests that are there", (_, where) => {
  const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
