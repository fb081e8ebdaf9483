import { beforeEach, expect, test } from "vitest";
import { DeskApi } from "../../src/desk/api";
import { Desk, HARD_ITEMS_BEFORE_A_BREAK } from "../../src/desk/desk";
import { DeskTopic } from "../../src/desk/desk-topic";
import { Api } from "../../src/wire/api";
import type { QueueItem } from "../../src/wire/types";
import { FakeHttp, FakeSocket, MOD, openLink, START, settled } from "../fakes";
import { queueItem } from "./made";

let http: FakeHttp;

beforeEach(() => {
  http = new FakeHttp();
});

/** The server knows these items; each of its answers for one is the item with a change. */
async function deskWith(...items: QueueItem[]): Promise<Desk> {
  http.on("GET /api/queue", { items, next: null });
  for (const item of items) answers(item);
  const link = openLink();
  const desk = new Desk({ me: MOD, api: new DeskApi(new Api(http.fetch)), now: () => START });
  new DeskTopic(link, [desk]);
  await FakeSocket.last.serverAnswers("subscribe", {
    topic: "desk",
    epoch: "e",
    head: 0,
    recovered: false,
    events: [],
  });
  await settled();
  return desk;
}

function answers(item: QueueItem): void {
  const path = `/api/queue/${item.id}`;
  const mine = { ...item, claimed_by: MOD.id, claimed_until: START + 120_000 };
  http
    .on(`POST ${path}/claim`, mine)
    .on(`DELETE ${path}/claim`, item)
    .on(`POST ${path}/decision`, { ...item, state: "decided", decision: "approve", text: null })
    .on(`POST ${path}/undo`, item)
    .on(`GET ${path}/context`, { messages: [], seq: null })
    .refuses(`GET /api/people/${item.person}/record`, 404, "not_found");
}

async function hears(event: Record<string, unknown>): Promise<void> {
  FakeSocket.last.serverSends({ topic: "desk", at: START, ...event });
  await settled();
}

test("everything that waits is there, and nothing is open", async () => {
  const desk = await deskWith(queueItem("a"), queueItem("b"));
  expect(desk.order.value.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(desk.opened.value).toBeNull();
});

test("what is heard of while the list is asked for is newer than the answer", async () => {
  const desk = await deskWith(queueItem("a"));
  const loading = desk.load();
  const told = { topic: "desk", at: START } as const;
  const decided = { ...queueItem("a"), state: "decided" } as const;
  desk.take({ ...told, type: "report.filed", seq: 1, item: queueItem("b") });
  desk.take({ ...told, type: "queue.changed", seq: 2, item: decided, change: "decided" });
  await loading;
  expect(desk.order.value.map(({ id }) => id)).toEqual(["b"]);
});

test("opening an item claims it, and opening another lets it go", async () => {
  const desk = await deskWith(queueItem("a"), queueItem("b"));
  await desk.open("a");
  expect(desk.opened.value?.text).toBe("words of a");
  await desk.open("b");
  expect(desk.opened.value?.id).toBe("b");
  expect(http.countOf("DELETE /api/queue/a/claim")).toBe(1);
});

test("an item that somebody else got first stays covered", async () => {
  const desk = await deskWith(queueItem("a"));
  http.refuses("POST /api/queue/a/claim", 409, "conflict");
  await desk.open("a");
  expect(desk.opened.value).toBeNull();
  expect(desk.trouble.value).toBe("conflict");
});

test("a decision goes to the next item and can be taken back", async () => {
  const desk = await deskWith(queueItem("a"), queueItem("b"));
  await desk.open("a");
  await desk.decide("approve", "fine");
  expect(desk.order.value.map(({ id }) => id)).toEqual(["b"]);
  expect(desk.selected.value).toBe("b");
  expect(desk.said.value).toEqual({ words: "approve", count: 1 });
  await desk.undo();
  expect(desk.order.value.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(desk.decided.value).toEqual([]);
});

test("a decision that is refused leaves the item open", async () => {
  const desk = await deskWith(queueItem("a"));
  await desk.open("a");
  http.refuses("POST /api/queue/a/decision", 409, "conflict");
  expect(await desk.decide("approve", "")).toBe(false);
  expect(desk.opened.value?.id).toBe("a");
});

test("the desk is live: what is held, reported, taken and decided elsewhere shows", async () => {
  const desk = await deskWith(queueItem("a"));
  await hears({ type: "message.held", seq: 1, item: queueItem("b") });
  await hears({ type: "report.filed", seq: 2, item: queueItem("c", { kind: "report" }) });
  const taken = queueItem("b", { claimed_by: "other", claimed_until: START + 1 });
  await hears({ type: "queue.changed", seq: 3, change: "claimed", item: taken });
  expect(desk.order.value.map((item) => [item.id, desk.isTaken(item)])).toEqual([
    ["a", false],
    ["b", true],
    ["c", false],
  ]);
  const decided = queueItem("a", { state: "decided", decision: "decline", text: null });
  await hears({ type: "queue.changed", seq: 4, change: "decided", item: decided });
  expect(desk.items.value.has("a")).toBe(false);
});

test("an open item that somebody else decides on closes", async () => {
  const desk = await deskWith(queueItem("a"));
  await desk.open("a");
  const decided = queueItem("a", { state: "decided", decision: "decline", text: null });
  await hears({ type: "queue.changed", seq: 1, change: "decided", item: decided });
  expect(desk.opened.value).toBeNull();
});

test("after a run of hard items a break is offered, and taking it starts the count again", async () => {
  const many = Array.from({ length: HARD_ITEMS_BEFORE_A_BREAK }, (_, n) =>
    queueItem(`i${n}`, { lane: "care" }),
  );
  const desk = await deskWith(...many);
  for (const { id } of many) {
    expect(desk.needsBreak).toBe(false);
    await desk.open(id);
  }
  expect(desk.needsBreak).toBe(true);
  desk.takeBreak();
  expect(desk.needsBreak).toBe(false);
});

test("whoever may not see the desk is told so", async () => {
  const desk = await deskWith();
  FakeSocket.last.serverSends({
    type: "unsubscribed",
    topic: "desk",
    code: "not_allowed",
    message: "",
  });
  expect(desk.phase.value).toBe("not_allowed");
});
