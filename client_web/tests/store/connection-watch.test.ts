import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionWatch } from "../../src/store/connection-watch";
import { FakeSocket, openLink } from "../fakes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const link = openLink();
  return { link, notice: new ConnectionWatch(link).notice };
}

test("a short loss is not worth a word", () => {
  const { link, notice } = watched();
  link.drop();
  vi.advanceTimersByTime(500);
  FakeSocket.last.serverWelcomes();
  vi.advanceTimersByTime(10_000);
  expect(notice.value).toBeNull();
});

test("five seconds of trouble are, however many attempts are made in them", () => {
  const { link, notice } = watched();
  link.drop();
  vi.advanceTimersByTime(4_999);
  expect(notice.value).toBeNull();
  vi.advanceTimersByTime(1);
  expect(notice.value).toBe("offline");
});

test("the return is told for a few seconds", () => {
  const { link, notice } = watched();
  link.drop();
  vi.advanceTimersByTime(6_000);
  FakeSocket.last.serverWelcomes();
  expect(notice.value).toBe("back");
  vi.advanceTimersByTime(6_000);
  expect(notice.value).toBeNull();
});

test("trouble soon after the return is told of again", () => {
  const { link, notice } = watched();
  link.drop();
  vi.advanceTimersByTime(6_000);
  FakeSocket.last.serverWelcomes();
  link.drop();
  expect(notice.value).toBeNull();
  vi.advanceTimersByTime(5_000);
  expect(notice.value).toBe("offline");
});

test("an end for good is for its own screen to tell", () => {
  const { link, notice } = watched();
  FakeSocket.last.serverCloses(4503);
  vi.advanceTimersByTime(10_000);
  expect(link.state.value).toBe("ended");
  expect(notice.value).toBeNull();
});
