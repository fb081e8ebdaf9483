import { expect, test } from "vitest";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";

test("a refusal carries the server's code, field and time", async () => {
  const body = {
    code: "slow_down",
    message: ".",
    temporary: true,
    retry_after_ms: 5,
    field: "name",
  };
  const api = new Api(new FakeHttp().on("POST /api/join", body, 429).fetch);
  const refusal = { code: "slow_down", temporary: true, retryAfterMs: 5, field: "name" };
  await expect(api.join("18+", "", "en")).rejects.toMatchObject(refusal);
});

test("an error page that is not Lamplight's own is a passing refusal", async () => {
  const api = new Api(async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await expect(api.me()).rejects.toMatchObject({ code: "unavailable", temporary: true });
});

test("no way to the server is told apart from a refusal", async () => {
  const api = new Api(async () => Promise.reject(new TypeError("network")));
  await expect(api.me()).rejects.toMatchObject({ code: "offline" });
});

test("a room's id is a part of the path and never more than that", async () => {
  const http = new FakeHttp().on("GET /api/rooms/a%2F..%2Fb/messages", {
    messages: [],
    next: null,
  });
  await new Api(http.fetch).messages("a/../b", 50, 7);
  expect(http.calls[0]?.query.toString()).toBe("limit=50&before=7");
});

test("joining without a name leaves the name to the server", async () => {
  const http = new FakeHttp().on("POST /api/join", {}, 201);
  await new Api(http.fetch).join("13-17", "", "en-GB");
  expect(http.calls[0]?.body).toEqual({ age_band: "13-17", locale: "en-GB" });
});
