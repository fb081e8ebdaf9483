import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const hasServer = existsSync(process.env.LAMPLIGHT_BIN ?? join(ROOT, "../.venv/bin/lamplight"));

test.skipIf(!hasServer)(
  "the wire types are those of the server's own protocol",
  { timeout: 60_000 },
  () => {
    const run = () =>
      execFileSync("npm", ["run", "--silent", "types:check"], { cwd: ROOT, stdio: "pipe" });
    expect(run).not.toThrow();
  },
);
