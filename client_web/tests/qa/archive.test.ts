import { beforeEach, expect, test } from "vitest";
import { Archive } from "../../src/qa/archive";
import { ArchiveApi, type ArchivePage } from "../../src/qa/archive-api";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";
import { archivedOf } from "./made";

const ANY = { words: "", tag: null };

let http: FakeHttp;
let archive: Archive;

function shown(): string[] | undefined {
  return archive.results.value?.answers.map(({ id }) => id);
}

beforeEach(() => {
  http = new FakeHttp();
  archive = new Archive(new ArchiveApi(new Api(http.fetch)));
});

test("more are put below what is there, as long as there are more", async () => {
  http
    .on("GET /api/qa-archive?q=", { answers: [archivedOf("a")], next: "1" })
    .on("GET /api/qa-archive?q=&after=1", { answers: [archivedOf("b")], next: null });
  await archive.search(ANY);
  expect((await archive.more())?.id).toBe("b");
  expect(shown()).toEqual(["a", "b"]);
  expect(await archive.more()).toBeUndefined();
});

test("words and a tag are asked for as they were typed", async () => {
  http.on("GET /api/qa-archive?q=wake+%26+four&tag=sleep", { answers: [], next: null });
  await archive.search({ words: "wake & four", tag: "sleep" });
  expect(shown()).toEqual([]);
});

test("an answer that comes late is not shown for what was looked for since", async () => {
  const waiting: ((page: ArchivePage) => void)[] = [];
  const slow = { search: () => new Promise<ArchivePage>((take) => waiting.push(take)) };
  archive = new Archive(slow as unknown as ArchiveApi);
  const both = [archive.search({ ...ANY, words: "a" }), archive.search({ ...ANY, words: "b" })];
  waiting[1]?.({ answers: [archivedOf("b")], next: null });
  waiting[0]?.({ answers: [archivedOf("a")], next: null });
  await Promise.all(both);
  expect(shown()).toEqual(["b"]);
});

test("what was found stays where more couldn't be had, and can be asked for again", async () => {
  http.on("GET /api/qa-archive?q=", { answers: [archivedOf("a")], next: "1" });
  await archive.search(ANY);
  http.refuses("GET /api/qa-archive?q=&after=1", 503, "unavailable");
  expect(await archive.more()).toBeUndefined();
  expect(archive.failure.value).toBe("unavailable");
  expect(shown()).toEqual(["a"]);
  http.on("GET /api/qa-archive?q=&after=1", { answers: [archivedOf("b")], next: null });
  await archive.more();
  expect([archive.failure.value, shown()]).toEqual([null, ["a", "b"]]);
});
