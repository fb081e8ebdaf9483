// Fails when what a first visit loads has grown past what was agreed, gzipped as a server would.
//
// A first visit loads what index.html names, but for the words of other languages. What is loaded
// apart, such as a desk, is printed beside it and has no part in the budget.

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const BUDGET_BYTES = { js: 60_000, css: 15_000 };
const html = readFileSync(new URL("index.html", DIST), "utf8");
const page = html.replaceAll(/<link rel="alternate"[^>]*>/g, "");

for (const [ending, budget_bytes] of Object.entries(BUDGET_BYTES)) {
  let first_bytes = 0;
  let apart_bytes = 0;
  for (const file of readdirSync(new URL("assets/", DIST))) {
    if (!file.endsWith(`.${ending}`)) continue;
    const size_bytes = gzipSync(readFileSync(new URL(`assets/${file}`, DIST))).length;
    if (page.includes(file)) first_bytes += size_bytes;
    else apart_bytes += size_bytes;
  }
  console.log(
    `${ending}: ${kB(first_bytes)} kB gzipped of ${kB(budget_bytes)} kB, ${kB(apart_bytes)} kB apart`,
  );
  if (first_bytes === 0 || first_bytes > budget_bytes) process.exitCode = 1;
}

// It is run as one script of its own: an import would keep the browser from installing it.
const worker = readFileSync(new URL("sw.js", DIST), "utf8");
console.log(`sw.js: ${kB(gzipSync(worker).length)} kB`);
if (/^\s*import\b|\bimport\s*[("']/m.test(worker)) process.exitCode = 1;

function kB(size_bytes) {
  return (size_bytes / 1000).toFixed(1);
}
