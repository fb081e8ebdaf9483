import { beforeEach, describe, expect, test, vi } from "vitest";
import { listenForKeys, tripleShift } from "../../src/keys";

const leave = vi.fn();
listenForKeys(leave);

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

beforeEach(() => {
  leave.mockClear();
  press("x");
});

describe("Shift three times", () => {
  test("leaves, wherever the focus is", () => {
    document.body.replaceChildren();
    const field = document.body.appendChild(document.createElement("textarea"));
    field.focus();
    for (const _ of "123") press("Shift");
    expect(leave).toHaveBeenCalledOnce();
  });

  test("with another key between is only typing", () => {
    for (const key of ["Shift", "A", "Shift", "B", "Shift"]) press(key);
    expect(leave).not.toHaveBeenCalled();
  });

  test("held down is one press", () => {
    press("Shift");
    for (const _ of "12345") press("Shift", { repeat: true });
    expect(leave).not.toHaveBeenCalled();
  });

  test("slowly is not meant", () => {
    const isTriple = tripleShift();
    const at = (timeStamp: number) =>
      isTriple({ key: "Shift", repeat: false, timeStamp } as KeyboardEvent);
    expect([at(0), at(1_000), at(2_000), at(2_400)]).toEqual([false, false, false, true]);
  });
});

describe("F6", () => {
  beforeEach(() => {
    const region = (name: string, inside: HTMLElement) => {
      const made = document.createElement("section");
      made.dataset.region = name;
      made.append(inside);
      return made;
    };
    const article = Object.assign(document.createElement("article"), { tabIndex: 0, id: "newest" });
    article.dataset.entrance = "";
    const log = region("log", article);
    log.prepend(Object.assign(document.createElement("button"), { id: "older" }));
    document.body.replaceChildren(
      region("header", Object.assign(document.createElement("button"), { id: "back" })),
      log,
      region("composer", Object.assign(document.createElement("textarea"), { id: "field" })),
    );
  });

  test("goes round the regions, to the place in each that is meant", () => {
    const visited = [..."1234"].map(() => {
      expect(press("F6").defaultPrevented).toBe(true);
      return document.activeElement?.id;
    });
    expect(visited).toEqual(["back", "newest", "field", "back"]);
  });

  test("with Shift goes the other way", () => {
    document.getElementById("newest")?.focus();
    press("F6", { shiftKey: true });
    expect(document.activeElement?.id).toBe("back");
  });
});
