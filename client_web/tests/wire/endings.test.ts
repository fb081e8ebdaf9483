import { expect, test } from "vitest";
import { endingOf } from "../../src/wire/endings";

test.each([
  [1006, "come_back"],
  [4001, "come_back"],
  [4008, "come_back"],
  [4009, "come_back"],
  [4013, "come_back"],
  [4499, "come_back"],
  [4005, "renew"],
  [4500, "signed_out"],
  [4502, "signed_out"],
  [4503, "removed"],
  [4504, "crowded"],
  [4501, "broken"],
  [4505, "broken"],
  [4999, "broken"],
])("a close with %i asks the client to: %s", (code, ending) => {
  expect(endingOf(code)).toBe(ending);
});
