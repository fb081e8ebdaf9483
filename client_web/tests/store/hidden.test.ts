import { expect, test } from "vitest";
import { Hidden } from "../../src/store/hidden";
import { Api } from "../../src/wire/api";
import { ANA, FakeHttp, settled } from "../fakes";

const LIST = "GET /api/me/hidden";

test("an answer for whoever was signed in before is nothing to the next one", async () => {
  const http = new FakeHttp().on(LIST, { people: [ANA], next: null });
  const hidden = new Hidden(new Api(http.fetch));
  const underWay = hidden.load();
  hidden.clear();
  await underWay;
  expect(hidden.has(ANA.id)).toBe(false);
});

test("a list that could not be fetched is fetched with the next room, and then no more", async () => {
  const http = new FakeHttp();
  const hidden = new Hidden(new Api(http.fetch));
  await hidden.load();
  expect(hidden.trouble.value).toBe("offline");
  http.on(LIST, { people: [ANA], next: null });
  await hidden.load();
  await hidden.load();
  expect(hidden.has(ANA.id)).toBe(true);
  expect(http.countOf(LIST)).toBe(2);
});

test("a list that was asked for before somebody was hidden does not show them again", async () => {
  const answers: ((response: Response) => void)[] = [];
  const hidden = new Hidden(
    new Api(() => new Promise<Response>((resolve) => void answers.push(resolve))),
  );
  const loading = hidden.load();
  const hiding = hidden.hide(ANA.id);
  answers[1]?.(Response.json({ people: [ANA] }));
  expect(await hiding).toBe(true);
  answers[0]?.(Response.json({ people: [] }));
  await loading;
  await settled();
  expect(hidden.has(ANA.id)).toBe(true);
});
