import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeSocket, fakeLink, ME, openLink, settled } from "../fakes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a connection", () => {
  test("is open once the server has welcomed it", () => {
    const link = fakeLink();
    link.start();
    expect(link.state.value).toBe("connecting");
    FakeSocket.last.serverWelcomes();
    expect(link.state.value).toBe("open");
    expect(link.welcome.value?.person.name).toBe("Gentle Heron");
  });

  test("answers every ping", () => {
    openLink();
    FakeSocket.last.serverSends({ type: "ping" });
    expect(FakeSocket.last.sent).toEqual([{ type: "pong" }]);
  });

  test("is given up when the server falls silent", () => {
    const link = openLink();
    vi.advanceTimersByTime(30_000);
    FakeSocket.last.serverSends({ type: "ping" });
    vi.advanceTimersByTime(30_000);
    expect(link.state.value).toBe("open");
    vi.advanceTimersByTime(7_500);
    expect(link.state.value).toBe("waiting");
    expect(FakeSocket.last.isClosed).toBe(true);
  });

  test.each([0, -1, 1e9])(
    "stays for a while whatever heartbeat it is promised: %d s",
    (heartbeat_s) => {
      const link = fakeLink();
      link.start();
      FakeSocket.last.serverWelcomes(ME, { heartbeat_s });
      vi.advanceTimersByTime(1_000);
      expect(link.state.value).toBe("open");
    },
  );

  test("is given up when the handshake takes too long", () => {
    const link = fakeLink();
    link.start();
    vi.advanceTimersByTime(10_000);
    expect(link.state.value).toBe("waiting");
  });
});

describe("a command", () => {
  test("resolves with the reply to its own ref, whatever the order", async () => {
    const link = openLink();
    const first = link.request({ type: "withdraw", topic: "room:lobby", seq: 1 });
    const second = link.request({ type: "withdraw", topic: "room:lobby", seq: 2 });
    FakeSocket.last.serverSends({ type: "ok", ref: 2, seq: 22 });
    FakeSocket.last.serverSends({ type: "ok", ref: 1, seq: 11 });
    expect((await first).seq).toBe(11);
    expect((await second).seq).toBe(22);
  });

  test("is refused with the server's code and time", async () => {
    const link = openLink();
    const sent = link.request({ type: "send", topic: "room:lobby", id: "a", text: "hello" });
    const refused = expect(sent).rejects.toMatchObject({ code: "slow_down", retryAfterMs: 900 });
    await FakeSocket.last.serverRefuses("send", "slow_down", { retry_after_ms: 900 });
    await refused;
  });

  test("is refused as lost when the connection goes before the answer", async () => {
    const link = openLink();
    const sent = link.request({ type: "send", topic: "room:lobby", id: "a", text: "hello" });
    const refused = expect(sent).rejects.toMatchObject({ code: "lost" });
    FakeSocket.last.serverCloses(1006);
    await refused;
  });

  test("is refused when no answer comes", async () => {
    const link = openLink();
    const sent = link.request({ type: "send", topic: "room:lobby", id: "a", text: "hello" });
    const refused = expect(sent).rejects.toMatchObject({ code: "no_answer" });
    await vi.advanceTimersByTimeAsync(20_000);
    await refused;
  });
});

describe("after a loss", () => {
  test("it comes back by itself, each time after a longer wait", async () => {
    const link = openLink();
    for (const wait of [500, 1_000, 2_000]) {
      const before = FakeSocket.all.length;
      FakeSocket.last.serverCloses(1006);
      await settled();
      vi.advanceTimersByTime(wait - 1);
      expect(FakeSocket.all.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(FakeSocket.all.length).toBe(before + 1);
    }
    FakeSocket.last.serverWelcomes();
    expect(link.state.value).toBe("open");
  });

  test("the waits start over once a connection has lasted", () => {
    openLink();
    FakeSocket.last.serverCloses(1006);
    vi.advanceTimersByTime(500);
    FakeSocket.last.serverWelcomes();
    vi.advanceTimersByTime(5_000);
    FakeSocket.last.serverCloses(1006);
    vi.advanceTimersByTime(500);
    expect(FakeSocket.all).toHaveLength(3);
  });

  test("it waits as long as a goodbye asks for", () => {
    openLink();
    const goodbye = { type: "goodbye", code: 4001, message: "Restarting.", retry_after_ms: 7_000 };
    FakeSocket.last.serverSends(goodbye);
    FakeSocket.last.serverCloses(4001);
    vi.advanceTimersByTime(6_999);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("it neither hurries nor stays away for ever, whatever a goodbye asks for", () => {
    openLink();
    const goodbye = { type: "goodbye", code: 4001, message: "", retry_after_ms: 1e12 };
    FakeSocket.last.serverSends(goodbye);
    FakeSocket.last.serverCloses(4001);
    vi.advanceTimersByTime(3_599_999);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("the return of the network ends the wait", () => {
    const link = openLink();
    link.drop();
    link.hurry();
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("it gets a fresh token when the old one has expired, and then comes back", async () => {
    const renew = vi.fn(async () => true);
    openLink({ renew });
    FakeSocket.last.serverCloses(4005);
    await vi.advanceTimersByTimeAsync(500);
    expect(renew).toHaveBeenCalledOnce();
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("it stays away when there is no fresh token to be had", async () => {
    const link = openLink({ renew: async () => false });
    FakeSocket.last.serverCloses(4005);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.ending.value).toBe("signed_out");
    expect(FakeSocket.all).toHaveLength(1);
  });

  test("it stays away when the server says not to come back", async () => {
    const link = openLink();
    FakeSocket.last.serverCloses(4503);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.ending.value).toBe("removed");
    expect(FakeSocket.all).toHaveLength(1);
  });

  test("it asks whether it is still signed in after handshakes that failed, and stops if not", async () => {
    const link = fakeLink({ stillWelcome: async () => false });
    link.start();
    FakeSocket.last.serverCloses(1006);
    await vi.advanceTimersByTimeAsync(500);
    FakeSocket.last.serverCloses(1006);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.ending.value).toBe("signed_out");
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("nothing of a socket that was given up is heard any more", () => {
    const link = openLink();
    const heard = vi.fn();
    link.listen(heard);
    const old = FakeSocket.last;
    link.drop();
    old.serverSends({ type: "presence", topic: "room:lobby", people: 9 });
    expect(heard).not.toHaveBeenCalled();
  });

  test("stopping ends it for good", async () => {
    const link = openLink();
    link.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(FakeSocket.last.isClosed).toBe(true);
  });
});
