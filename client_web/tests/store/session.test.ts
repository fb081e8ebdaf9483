import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Session } from "../../src/store/session";
import { Api } from "../../src/wire/api";
import { FakeHttp, ME, START } from "../fakes";

const HOUR = 3_600_000;
const SIGNED_IN = { person: ME, expires_at: START + 10 * HOUR };

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function sessionOf(http: FakeHttp): Session {
  return new Session(new Api(http.fetch));
}

describe("at the start", () => {
  test("whoever the cookie signs in is in", async () => {
    const session = sessionOf(new FakeHttp().on("GET /api/me", { ...SIGNED_IN, sanctions: [] }));
    await session.start();
    expect(session.now.value).toMatchObject({ state: "in", person: ME });
  });

  test.each([
    [401, "not_signed_in", { state: "out", hasEnded: false }],
    [403, "banned", { state: "removed" }],
    [503, "unavailable", { state: "unreachable" }],
  ])("an answer of %i %s is told apart", async (status, code, state) => {
    const session = sessionOf(new FakeHttp().refuses("GET /api/me", status, code));
    await session.start();
    expect(session.now.value).toEqual(state);
  });
});

describe("joining", () => {
  test("gives the return code to be shown once, and keeps no token", async () => {
    const joined = { ...SIGNED_IN, token: "secret", return_code: "7K2M-9XQD-T4HC" };
    const session = sessionOf(new FakeHttp().on("POST /api/join", joined, 201));
    await session.join("18+", "Gentle Heron", "en");
    expect(session.returnCode.value).toBe("7K2M-9XQD-T4HC");
    expect(JSON.stringify({ ...session, now: session.now.value })).not.toContain("secret");
  });
});

describe("a token", () => {
  test("is renewed well before it expires", async () => {
    const http = new FakeHttp()
      .on("GET /api/me", SIGNED_IN)
      .on("POST /api/token", { ...SIGNED_IN, expires_at: START + 20 * HOUR });
    const session = sessionOf(http);
    await session.start();
    await vi.advanceTimersByTimeAsync(8 * HOUR - 1);
    expect(http.countOf("POST /api/token")).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(http.countOf("POST /api/token")).toBe(1);
  });

  test("that is refused means being signed out; a server out of reach does not", async () => {
    expect(
      await sessionOf(new FakeHttp().refuses("POST /api/token", 401, "not_signed_in")).renew(),
    ).toBe(false);
    expect(await sessionOf(new FakeHttp()).renew()).toBe(true);
  });
});

describe("the end of a connection", () => {
  test.each([
    ["signed_out", { state: "out", hasEnded: true }],
    ["removed", { state: "removed" }],
    ["crowded", { state: "crowded" }],
    ["broken", { state: "broken" }],
  ] as const)("as %s leads to its own screen", (ending, state) => {
    const session = sessionOf(new FakeHttp());
    session.ended(ending);
    expect(session.now.value).toEqual(state);
  });

  test("by a ban that HTTP told of first stays a ban", async () => {
    const session = sessionOf(new FakeHttp().refuses("GET /api/me", 403, "banned"));
    expect(await session.isStillIn()).toBe(false);
    session.ended("signed_out");
    expect(session.now.value).toEqual({ state: "removed" });
  });
});
