import { beforeEach, describe, expect, test } from "vitest";
import { QaApi } from "../../src/qa/qa-api";
import { RunSheet } from "../../src/qa/run-sheet";
import { SessionBook } from "../../src/qa/session-book";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";
import { questionOf } from "./made";

const PUT_C = "PUT /api/questions/c/order";
const order = (version: number, ...placed: string[]) => ({ session: "sleep", version, placed });

let http: FakeHttp;
let sheet: RunSheet;

beforeEach(async () => {
  const questions = ["a", "b", "c"].map((id, at) => questionOf(id, { votes: 9 - at }));
  http = new FakeHttp()
    .on("GET /api/qa-sessions/sleep/questions", { questions, next: null })
    .on("GET /api/qa-sessions/sleep/polls", { polls: [] })
    .on("GET /api/qa-sessions/sleep/order", order(0));
  const api = new QaApi(new Api(http.fetch));
  const book = new SessionBook({ id: "sleep", api });
  await book.load();
  sheet = new RunSheet(api, book);
  await sheet.load();
});

const lastBody = (line: string) => http.calls.findLast((call) => call.line === line)?.body;
const shown = () => sheet.questions.value.map(({ id }) => id).join("");

describe("moving a question", () => {
  test("is shown at once, and said once the server has it", async () => {
    http.on(PUT_C, order(1, "a", "c", "b"));
    const made = sheet.stepBy("c", -1);
    expect([shown(), sheet.said.value]).toEqual(["acb", null]);
    await made;
    expect(lastBody(PUT_C)).toEqual({ before: "b", version: 0 });
    expect(sheet.said.value).toEqual({ code: "moved", place: 2, count: 3 });
    expect(sheet.isArranged.value).toBe(true);
  });

  test("twice quickly names the order that the first move made", async () => {
    http.on(PUT_C, order(1, "a", "c", "b"));
    await Promise.all([sheet.stepBy("c", -1), sheet.stepBy("c", -1)]);
    const moves = http.calls.filter(({ line }) => line === PUT_C);
    expect(moves.map(({ body }) => body)).toEqual([
      { before: "b", version: 0 },
      { before: "a", version: 1 },
    ]);
  });

  test("past the first or the last place asks for nothing", async () => {
    await sheet.stepBy("a", -1);
    await sheet.stepBy("c", 1);
    expect([shown(), sheet.said.value]).toEqual(["abc", null]);
  });

  test("after somebody else's shows theirs, and says so", async () => {
    http.refuses(PUT_C, 409, "conflict");
    http.on("GET /api/qa-sessions/sleep/order", order(7, "b", "a", "c"));
    await sheet.stepBy("c", -1);
    expect([shown(), sheet.said.value?.code]).toEqual(["bac", "moved_by_other"]);
  });

  test("that didn't reach the server shows the order as it is", async () => {
    http.refuses(PUT_C, 503, "unavailable");
    http.refuses("GET /api/qa-sessions/sleep/order", 503, "unavailable");
    await sheet.stepBy("c", -1);
    expect([shown(), sheet.said.value?.code]).toEqual(["abc", "not_moved"]);
  });
});

test("an older order, told late, changes nothing", () => {
  sheet.heard(order(2, "c", "a", "b"));
  sheet.heard(order(1, "b", "a", "c"));
  sheet.heard({ ...order(3, "b", "a", "c"), session: "another" });
  expect(shown()).toBe("cab");
});

test("it goes by votes again when somebody wants that", async () => {
  sheet.heard(order(2, "c", "a", "b"));
  http.on("DELETE /api/qa-sessions/sleep/order", order(3));
  await sheet.goByVotes();
  expect([shown(), sheet.isArranged.value]).toEqual(["abc", false]);
});
