import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Opening, Subscription } from "../../src/wire/subscription";
import { FakeSocket, LOBBY, openLink, posted, settled } from "../fakes";

const TOPIC = "room:lobby";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A subscription, and a list of everything that its reader was told. */
function subscribed() {
  const told: string[] = [];
  const link = openLink();
  const seqs = (opening: Opening) => opening.events.map(({ seq }) => seq).join();
  const subscription = new Subscription(link, TOPIC, {
    opened: (opening, again) => told.push(`${again ? "afresh" : "opened"} ${seqs(opening)}`),
    event: ({ seq }) => told.push(String(seq)),
    resumed: (missed) => told.push(`resumed ${missed}`),
    refused: (code) => told.push(`refused ${code}`),
  });
  return { told, link, subscription };
}

const page = (head: number, ...seqs: number[]) => ({
  topic: TOPIC,
  epoch: "e1",
  head,
  recovered: false,
  events: seqs.map((seq) => posted(seq)),
  room: LOBBY,
});

const missed = (head: number, ...seqs: number[]) => ({ ...page(head, ...seqs), recovered: true });

async function comeBack(): Promise<void> {
  FakeSocket.last.serverCloses(1006);
  await vi.advanceTimersByTimeAsync(1_000);
  FakeSocket.last.serverWelcomes();
}

describe("a subscription", () => {
  test("opens with the latest page and hands on what follows it", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    FakeSocket.last.serverSends(posted(3));
    expect(told).toEqual(["opened 1,2", "3"]);
  });

  test("keeps what arrives before the first page for after it", async () => {
    const { told } = subscribed();
    FakeSocket.last.serverSends(posted(3));
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    expect(told).toEqual(["opened 1,2", "3"]);
  });

  test("hands on nothing twice", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    for (const seq of [2, 3, 3, 1]) FakeSocket.last.serverSends(posted(seq));
    expect(told).toEqual(["opened 1,2", "3"]);
  });

  test("asks for a hole before handing on what lies behind it", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    FakeSocket.last.serverSends(posted(5));
    FakeSocket.last.serverSends(posted(6));
    expect(told).toEqual(["opened 1,2"]);
    expect(FakeSocket.last.lastOf("subscribe").after).toEqual({ seq: 2, epoch: "e1" });
    await FakeSocket.last.serverAnswers("subscribe", missed(5, 3, 4, 5));
    expect(told).toEqual(["opened 1,2", "3", "4", "5", "resumed 3", "6"]);
  });

  test("asks again when the answer leaves another hole", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    FakeSocket.last.serverSends(posted(6));
    await FakeSocket.last.serverAnswers("subscribe", missed(4, 3, 4));
    await FakeSocket.last.serverAnswers("subscribe", missed(6, 5, 6));
    expect(told.filter((line) => /^\d+$/.test(line))).toEqual(["3", "4", "5", "6"]);
  });

  test("resumes after a loss from where it was, and misses nothing", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    await comeBack();
    expect(FakeSocket.last.lastOf("subscribe").after).toEqual({ seq: 2, epoch: "e1" });
    await FakeSocket.last.serverAnswers("subscribe", missed(22, ...range(3, 22)));
    expect(told).toEqual(["opened 1,2", ...range(3, 22).map(String), "resumed 20"]);
  });

  test("starts afresh when what was missed cannot be told", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    await comeBack();
    await FakeSocket.last.serverAnswers("subscribe", { ...page(9, 8, 9), epoch: "e2" });
    FakeSocket.last.serverSends(posted(10));
    expect(told).toEqual(["opened 1,2", "afresh 8,9", "10"]);
  });

  test("forgets what came early on a connection that is gone", async () => {
    const { told } = subscribed();
    FakeSocket.last.serverSends(posted(3));
    await comeBack();
    await FakeSocket.last.serverAnswers("subscribe", page(2, 1, 2));
    expect(told).toEqual(["opened 1,2"]);
  });

  test("asks again by itself after a passing refusal", async () => {
    const { told } = subscribed();
    const passing = { temporary: true, retry_after_ms: 500 };
    await FakeSocket.last.serverRefuses("subscribe", "unavailable", passing);
    await vi.advanceTimersByTimeAsync(500);
    await FakeSocket.last.serverAnswers("subscribe", page(1, 1));
    expect(told).toEqual(["opened 1"]);
  });

  test("ends when it is refused for good", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverRefuses("subscribe", "not_found");
    FakeSocket.last.serverSends(posted(1));
    expect(told).toEqual(["refused not_found"]);
  });

  test("ends when the server ends it, and does not ask again on the next connection", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(1, 1));
    FakeSocket.last.serverSends({
      type: "unsubscribed",
      topic: TOPIC,
      code: "banned",
      message: ".",
    });
    await comeBack();
    expect(told).toEqual(["opened 1", "refused banned"]);
    expect(FakeSocket.last.countOf("subscribe")).toBe(0);
  });

  test("hears nothing of other topics", async () => {
    const { told } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(1, 1));
    FakeSocket.last.serverSends({ ...posted(2), topic: "room:elsewhere" });
    expect(told).toEqual(["opened 1"]);
  });

  test("tells the server when it is closed", async () => {
    const { subscription } = subscribed();
    await FakeSocket.last.serverAnswers("subscribe", page(1, 1));
    subscription.close();
    await settled();
    expect(FakeSocket.last.lastOf("unsubscribe").topic).toBe(TOPIC);
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
