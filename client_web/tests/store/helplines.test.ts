import { expect, test, vi } from "vitest";
import { Helplines } from "../../src/store/helplines";
import { Api } from "../../src/wire/api";
import { FakeHttp, helpLine, MemoryStorage, settled } from "../fakes";

const CALL = "GET /api/helplines";

function answer(...lines: ReturnType<typeof helpLine>[]) {
  return { lines, countries: [{ code: "GB" }, { code: "FR" }], next: null };
}

function made(storage: Storage = new MemoryStorage()) {
  const http = new FakeHttp().on(CALL, answer(helpLine()));
  return { http, storage, helplines: new Helplines(new Api(http.fetch), storage, "en-GB") };
}

const named = ({ lines }: Helplines) => lines.value.map(({ name }) => name);

test("the chosen country and its lines are there again without the server", async () => {
  const { helplines, storage } = made();
  await helplines.choose("GB");
  const again = made(storage);
  again.http.refuses(CALL, 503, "unavailable");
  await again.helplines.load();
  expect(again.helplines.country.value).toBe("GB");
  expect(named(again.helplines)).toEqual(["The Listeners"]);
  expect(again.helplines.countries.value).toEqual(["GB", "FR"]);
});

test("a kept line is not shown past its date", async () => {
  const { helplines, http, storage } = made();
  http.on(CALL, answer(helpLine({ expires_on: "2027-03-01" })));
  vi.useFakeTimers({ now: Date.UTC(2027, 1, 28) });
  await helplines.choose("GB");
  expect(named(helplines)).toEqual(["The Listeners"]);
  vi.setSystemTime(Date.UTC(2027, 2, 1));
  expect(named(made(storage).helplines)).toEqual([]);
  vi.useRealTimers();
});

test("nothing is kept before a country is chosen, or once none is", async () => {
  const { helplines, storage } = made();
  await helplines.load();
  expect(storage).toHaveLength(0);
  await helplines.choose("GB");
  expect(storage).toHaveLength(1);
  await helplines.choose("");
  expect(storage).toHaveLength(0);
});

test("another country's lines are gone at once, and its late answer changes nothing", async () => {
  let arrive = () => {};
  const untilLate = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const fetchIt = async (path: string) => {
    const isFrench = path.includes("country=FR");
    if (isFrench) await untilLate;
    const line = isFrench ? helpLine({ name: "Ici", country: "FR" }) : helpLine();
    return new Response(JSON.stringify(answer(line)));
  };
  const storage = new MemoryStorage();
  const helplines = new Helplines(new Api(fetchIt), storage, "en-GB");
  await helplines.choose("GB");
  const late = helplines.choose("FR");
  expect(named(helplines)).toEqual([]);
  await helplines.choose("GB");
  arrive();
  await late;
  expect(named(helplines)).toEqual(["The Listeners"]);
  expect(storage.getItem("lamplight/helplines")).not.toContain("Ici");
});

test("an answer that comes after leaving quickly is not kept", async () => {
  const { helplines, storage } = made();
  const asked = helplines.choose("GB");
  helplines.stop();
  await asked;
  expect(storage).toHaveLength(0);
});

test.each(["{", "null", "7", '"x"'])("a store that holds %s is as good as empty", async (text) => {
  const storage = new MemoryStorage();
  storage.setItem("lamplight/helplines", text);
  const { helplines } = made(storage);
  expect(helplines.country.value).toBe("");
  await helplines.choose("GB");
  expect(named(helplines)).toEqual(["The Listeners"]);
});

test("storage that is full or forbidden costs only the keeping", async () => {
  const full = new MemoryStorage();
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const { helplines } = made(full);
  await helplines.choose("GB");
  expect(named(helplines)).toEqual(["The Listeners"]);
  expect(helplines.hasFailed.value).toBe(false);
});

test("the person's language goes along, so that a line in it comes first", async () => {
  const { helplines, http } = made();
  await helplines.choose("GB");
  expect(Object.fromEntries(http.calls.at(-1)?.query ?? [])).toEqual({
    country: "GB",
    language: "en-GB",
  });
});

test("of offered lines only the chosen country's are good, whichever the server went by", async () => {
  const { helplines, http } = made();
  const irish = helpLine({ name: "Samaritans IE", country: "IE" });
  const world = helpLine({ name: "Directory", country: "001" });
  const old = helpLine({ name: "Closed", expires_on: "2020-01-01" });
  const fitting = () => helplines.fitting([irish, world, old]).map(({ name }) => name);
  expect(fitting()).toEqual(["Samaritans IE", "Directory"]);
  http.on(CALL, answer(helpLine()));
  await helplines.choose("GB");
  expect(fitting()).toEqual(["The Listeners", "Directory"]);
});

test("whoever signs in after choosing a country tells the server of it", async () => {
  const { helplines, http } = made();
  helplines.signedIn();
  expect(http.calls).toEqual([]);
  await helplines.choose("GB");
  helplines.signedIn();
  await settled();
  expect(http.calls.at(-1)).toMatchObject({ line: "PATCH /api/me", body: { country: "GB" } });
});
