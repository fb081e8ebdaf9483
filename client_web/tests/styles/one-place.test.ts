// A class has its looks in one sheet, a colour has its value in the tokens, and no token is made up.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../../src");
const sheets = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".css"))
  .map(
    (file) => [file, readFileSync(join(SRC, file), "utf8").replace(/\/\*.*?\*\//gs, "")] as const,
  );
const TOKENS = "styles/tokens.css";

/** The classes that a sheet styles as such, not only inside or beside something else. */
function classesOf(sheet: string): Set<string> {
  const selectors = [...sheet.matchAll(/^([^@{}\s][^{}]*)\{/gm)].flatMap(([, list = ""]) =>
    list.split(","),
  );
  return new Set(selectors.map((one) => one.trim()).filter((one) => /^\.[a-z0-9-]+$/.test(one)));
}

test("a class is styled in one sheet", () => {
  const places = new Map<string, string[]>();
  for (const [file, sheet] of sheets) {
    for (const one of classesOf(sheet)) places.set(one, [...(places.get(one) ?? []), file]);
  }
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});

test("no sheet but the tokens names a colour's value", () => {
  const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi;
  const found = sheets.map(([file, sheet]) => [file, sheet.match(raw)?.length ?? 0] as const);
  const named = found.filter(([, count]) => count > 0).map(([file]) => file);
  expect(named).toEqual([TOKENS]);
});

test("every variable that a sheet uses is a token or its own", () => {
  const tokens = sheets.find(([file]) => file === TOKENS)?.[1] ?? "";
  const made = (sheet: string) => [...sheet.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name);
  const unknown = sheets.flatMap(([file, sheet]) => {
    const known = new Set([...made(tokens), ...made(sheet), ...FROM_CODE]);
    const used = [...sheet.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name);
    return used.filter((name) => !known.has(name)).map((name) => `${file}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

/** Where a popover stands is known when it opens; a swatch shows one token after another. */
const FROM_CODE = ["--left", "--top", "--shown"];
