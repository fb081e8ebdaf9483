import { expect, test } from "vitest";
import { assetsOf, isPageAddress } from "../../worker/shell";

test.each(["/", "/help", "/rooms/lobby", "/desk/admin", "/apiary", "/rooms/a%2Fb"])(
  "%s is a page",
  (path) => {
    expect(isPageAddress(path)).toBe(true);
  },
);

test.each([
  "/api/figures/cases.csv",
  "/healthz",
  "/readyz",
  "/metrics",
  "/ws",
  "/assets/a.js",
  "/sw.js",
  "/manifest.webmanifest",
])("%s has an answer of its own", (path) => {
  expect(isPageAddress(path)).toBe(false);
});

test("what a page needs is what it names of its own files", () => {
  const html = `<link rel="manifest" href="/manifest.webmanifest">
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <link rel="stylesheet" href="/assets/index-2.css"><a href="https://else.example/assets/x">`;
  expect(assetsOf(html)).toEqual(["/assets/index-1.js", "/assets/index-2.css"]);
});

test("a page needs the words of every language, for any may be chosen", () => {
  const html = `<link rel="alternate" hreflang="ar" href="/assets/ar-1.js">
    <link rel="alternate" hreflang="es" href="/assets/es-1.js"><img src="/assets/a.png">`;
  expect(assetsOf(html)).toEqual(["/assets/ar-1.js", "/assets/es-1.js", "/assets/a.png"]);
});
