// What must never be in the sources or in the page that is built from them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { titleFor } from "../../src/desk/late-title";

const ROOT = join(import.meta.dirname, "../..");
const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => [file, readFileSync(join(ROOT, "src", file), "utf8")] as const);

const FORBIDDEN = [
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
  /\beval\(|new Function\(/,
  /\bstyle=/,
];

test.each(FORBIDDEN)("no source has %s", (pattern) => {
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([]);
});

test("the page has no inline script or style, and nothing from elsewhere", () => {
  const page = readFileSync(join(ROOT, "index.html"), "utf8");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\son[a-z]+=/i);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//i);
});

test("the page's title is neutral", () => {
  const page = readFileSync(join(ROOT, "index.html"), "utf8");
  expect(page).toContain("<title>Lamplight</title>");
  const setting = sources.filter(([, text]) => /document\.title/.test(text));
  expect(setting.map(([file]) => file)).toEqual(["desk/late-title.ts"]);
  expect([titleFor(0), titleFor(2)]).toEqual(["Lamplight", "(2) Lamplight"]);
});
