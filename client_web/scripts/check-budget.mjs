// Fails when what a first visit loads has grown past what was agreed, gzipped as a server would.

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const ASSETS = new URL("../dist/assets/", import.meta.url);
const BUDGET_BYTES = { js: 60_000, css: 15_000 };

for (const [ending, budget_bytes] of Object.entries(BUDGET_BYTES)) {
  const files = readdirSync(ASSETS).filter((file) => file.endsWith(`.${ending}`));
  const size_bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, ASSETS))).length,
    0,
  );
  console.log(
    `${ending}: ${(size_bytes / 1000).toFixed(1)} kB gzipped of ${budget_bytes / 1000} kB`,
  );
  if (size_bytes > budget_bytes) process.exitCode = 1;
}
