import { describe, expect, test, vi } from "vitest";
import { ANA, FakeSocket, ME, MOD, posted, reacted } from "../fakes";
import { nameOf, Page, plain } from "./page";

const lobby = (...events: Parameters<Page["inLobby"]>) => new Page().signedIn().inLobby(...events);

function labelOf(article: HTMLElement): string {
  const ids = article.getAttribute("aria-labelledby")?.split(" ") ?? [];
  return plain(ids.map((id) => document.getElementById(id)?.textContent?.trim()).join(" "));
}

describe("the log", () => {
  test("is one named log that never speaks by itself", async () => {
    const page = await lobby(posted(1));
    expect(page.all("[role=log]")).toHaveLength(1);
    expect(page.one("[role=log]").getAttribute("aria-live")).toBe("off");
    expect(nameOf(page.one("[role=log]"))).toBe("Messages in The lobby");
  });

  test("has an article for each message, labelled by author, role, time and text", async () => {
    const page = await lobby(posted(1, { author: MOD, text: "Welcome." }));
    expect(labelOf(page.one("article"))).toMatch(/^Rowan Moderator \d+:\d\d.* Welcome\.$/);
  });

  test("labels a message of a group as fully as the first one", async () => {
    const page = await lobby(posted(1), posted(2));
    const [, second] = page.all("article");
    expect(second?.classList.contains("grouped")).toBe(true);
    expect(second && labelOf(second)).toMatch(/^Maple Drift \d+:\d\d.* text 2$/);
  });

  test("has day headings", async () => {
    const page = await lobby(posted(1));
    expect(page.all(".day")).toHaveLength(1);
  });

  test("shows text as text, whatever it says", async () => {
    const page = await lobby(posted(1, { text: "<img src=x onerror=alert(1)>" }));
    expect(page.all("article img")).toEqual([]);
    expect(page.one(".message-text").textContent).toBe("<img src=x onerror=alert(1)>");
  });

  test("marks one's own by a word as well as by a tint", async () => {
    const page = await lobby(posted(1, { author: ME }));
    expect(page.one("article.own .message-name").textContent).toBe("You");
  });

  test("says who removed a message, and shows nothing of it", async () => {
    const page = await lobby(
      posted(1, { text: null, removed: "moderator" }),
      posted(2, { text: null, removed: "author" }),
    );
    expect(page.text).toContain("A moderator removed this message.");
    expect(page.text).toContain("Maple Drift took this message back.");
  });

  test("shows of a covered message its reason only, until it is opened", async () => {
    const page = await lobby(posted(1, { text: "the heavy part", cover: "a hospital" }));
    expect(page.text).toContain("Covered: a hospital");
    expect(page.text).not.toContain("the heavy part");
    await page.click("Show the message");
    expect(page.text).toContain("the heavy part");
  });

  test("quotes what a message answers, and not what is covered in it", async () => {
    const page = await lobby(
      posted(1, { text: "secret", cover: "a hospital" }),
      posted(2, { reply_to: 1 }),
    );
    expect(page.one(".quote").textContent).toContain("a hospital");
    expect(page.one(".quote").textContent).not.toContain("secret");
  });
});

describe("the keyboard", () => {
  async function withThree(): Promise<Page> {
    const page = await lobby(posted(1), posted(2), posted(3));
    page.one("#message-lobby-3").focus();
    return page;
  }
  const here = () => document.activeElement?.id;

  test("stops once at the log, on the newest message", async () => {
    const page = await lobby(posted(1), posted(2), posted(3));
    expect(page.all("article[tabindex='0']").map(({ id }) => id)).toEqual(["message-lobby-3"]);
    const controls = page.all("#message-lobby-1 button, #message-lobby-2 button");
    expect(controls.every(({ tabIndex }) => tabIndex === -1)).toBe(true);
  });

  test("walks with arrows, Home and End", async () => {
    const page = await withThree();
    await page.press("ArrowUp");
    expect(here()).toBe("message-lobby-2");
    await page.press("Home");
    expect(here()).toBe("message-lobby-1");
    await page.press("End");
    expect(here()).toBe("message-lobby-3");
  });

  test("opens what can be done with Enter", async () => {
    const page = await withThree();
    await page.press("Enter");
    expect(page.all("[popover]")).toHaveLength(1);
    expect(page.control("Reply")).toBeTruthy();
  });

  test("is not moved by what arrives", async () => {
    const page = await withThree();
    await page.press("ArrowUp");
    await page.hears(posted(4));
    expect(here()).toBe("message-lobby-2");
  });

  test("is not taken away by a removal", async () => {
    const page = await withThree();
    const gone = posted(3, { text: null, removed: "moderator" });
    await page.hears({ ...gone, type: "message.removed", seq: 4 });
    expect(here()).toBe("message-lobby-3");
  });
});

describe("announcements", () => {
  test("are made in one polite region, apart from the log", async () => {
    const page = await lobby(posted(1));
    const region = page.one("[data-announcements]");
    expect(region.getAttribute("aria-live")).toBe("polite");
    expect(region.textContent).toBe("");
    await page.hears(posted(2, { text: "hi" }));
    expect(plain(region.textContent ?? "")).toBe("Maple Drift: hi");
    expect(page.one("[role=log]").contains(region)).toBe(false);
  });
});

describe("writing", () => {
  async function say(page: Page, text: string): Promise<void> {
    await page.type("textarea", text);
    await page.press("Enter", page.one("textarea"));
  }

  test("Enter sends, Shift+Enter does not", async () => {
    const page = await lobby(posted(1));
    await page.type("textarea", "hello");
    const shifted = { key: "Enter", shiftKey: true, bubbles: true, cancelable: true };
    await page.does(() =>
      page.one("textarea").dispatchEvent(new KeyboardEvent("keydown", shifted)),
    );
    expect(FakeSocket.last.countOf("send")).toBe(0);
    await page.press("Enter", page.one("textarea"));
    expect(FakeSocket.last.lastOf("send").text).toBe("hello");
    expect(page.text).toContain("Sending…");
    expect(page.one<HTMLTextAreaElement>("textarea").value).toBe("");
  });

  test("a refused message stays, says why, and can be tried again or deleted", async () => {
    const page = await lobby(posted(1));
    await say(page, "hello");
    await page.does(() => FakeSocket.last.serverRefuses("send", "room_locked"));
    expect(page.one(".unsent").textContent).toContain("hello");
    expect(page.one(".unsent").textContent).toContain("Not sent. This room is locked just now");
    await page.click("Try again");
    expect(FakeSocket.last.countOf("send")).toBe(2);
    await page.does(() => FakeSocket.last.serverRefuses("send", "room_locked"));
    await page.click("Delete");
    expect(page.all(".unsent")).toEqual([]);
  });

  test("a message that waits for a moderator says what happens next", async () => {
    const page = await lobby(posted(1));
    await say(page, "hello");
    await page.does(() => FakeSocket.last.serverAnswers("send", { outcome: "held" }));
    expect(page.text).toContain("You haven't done anything wrong.");
  });

  test("a counter shows near the limit, and what is too long is not sent", async () => {
    const page = await lobby(posted(1));
    await page.type("textarea", "💛".repeat(1_799));
    expect(page.all(".counter")).toEqual([]);
    await page.type("textarea", "💛".repeat(1_990));
    expect(plain(page.one(".counter").textContent ?? "")).toBe("10 characters left");
    await say(page, "💛".repeat(2_001));
    expect(plain(page.one(".counter").textContent ?? "")).toBe("1 character too many");
    expect(FakeSocket.last.countOf("send")).toBe(0);
  });

  test("a mute is told beforehand, and forbids no try", async () => {
    const page = await lobby(posted(1));
    const mute = {
      id: "s",
      person: ME.id,
      kind: "mute",
      room: "lobby",
      reason: "",
      cause: {},
      starts_at: 0,
    };
    const event = { type: "sanction.changed", topic: "me", seq: 1, at: 0, active: true };
    await page.does(() =>
      FakeSocket.last.serverAnswers(
        "subscribe",
        { topic: "me", epoch: "e", head: 0, recovered: false, events: [] },
        "me",
      ),
    );
    await page.hears({ ...event, sanction: { ...mute, ends_at: Date.now() + 600_000 } });
    expect(page.one(".notice").textContent).toContain("Your writing here is paused until");
    await say(page, "hello");
    expect(FakeSocket.last.countOf("send")).toBe(1);
  });
});

describe("doing something with a message", () => {
  async function menuOf(page: Page, seq: number): Promise<string[]> {
    page.one(`#message-lobby-${seq}`).focus();
    await page.press("Enter");
    return page.all(".menu-deed").map(({ textContent }) => plain(textContent ?? "").trim());
  }

  test("a member may answer others, and change or take back their own", async () => {
    const page = await lobby(posted(1), posted(2, { author: ME }));
    expect(await menuOf(page, 1)).toEqual([
      "Reply",
      "I'm worried about them",
      "Report this message",
      "Hide Maple Drift for myself",
    ]);
    await page.does(() => page.one("[popover]").hidePopover());
    expect(await menuOf(page, 2)).toEqual(["Reply", "Change", "Take back"]);
  });

  test("a moderator may remove others' messages and mute their authors", async () => {
    const page = await new Page().signedIn(MOD).inLobby(posted(1));
    expect((await menuOf(page, 1)).slice(-2)).toEqual(["Remove", "Mute Maple Drift"]);
  });

  test("a moderator may restore what a moderator removed", async () => {
    const page = await new Page()
      .signedIn(MOD)
      .inLobby(posted(1, { text: null, removed: "moderator" }));
    expect(await menuOf(page, 1)).toEqual(["Restore", "Mute Maple Drift"]);
  });

  test("muting asks for how long and why, in a native dialog", async () => {
    const page = await new Page().signedIn(MOD).inLobby(posted(1));
    page.http.on("POST /api/rooms/lobby/sanctions", {}, 201);
    await menuOf(page, 1);
    await page.click("Mute Maple Drift");
    await page.does(() => page.one("dialog input[value='3600']").click());
    await page.type("dialog input[name=reason]", "shouting");
    await page.submit("dialog form");
    const body = { person: ANA.id, kind: "mute", seconds: 3600, reason: "shouting" };
    expect(page.http.deed?.body).toEqual(body);
    expect(page.all("dialog")).toEqual([]);
  });

  test("replying quotes the message and puts the focus where one writes", async () => {
    const page = await lobby(posted(1));
    await menuOf(page, 1);
    await page.click("Reply");
    expect(plain(page.one(".composer-context").textContent ?? "")).toContain(
      "Replying to Maple Drift",
    );
    expect(document.activeElement).toBe(page.one("textarea"));
    await page.click("Stop replying");
    expect(page.all(".composer-context")).toEqual([]);
  });

  test("six reactions are offered, and the rest on request", async () => {
    const page = await lobby(posted(1));
    await menuOf(page, 1);
    expect(page.all(".menu-emoji button[aria-pressed]").map((one) => one.textContent)).toEqual([
      "💛",
      "🫂",
      "🌱",
    ]);
    await page.click("More reactions");
    await page.click("React with 🔥");
    expect(FakeSocket.last.lastOf("react")).toMatchObject({ seq: 1, emoji: "🔥", on: true });
  });

  test("a reaction is a toggle with a count", async () => {
    const page = await lobby(posted(1), reacted(2, 1, ME.id, 2));
    const chip = page.one(".reaction");
    expect(chip.getAttribute("aria-pressed")).toBe("true");
    expect(nameOf(chip)).toBe("💛, 2 people, you among them");
    await page.does(() => chip.click());
    expect(FakeSocket.last.lastOf("react")).toMatchObject({ on: false });
  });
});

describe("a room that cannot be read", () => {
  test.each([
    ["not_found", "This room isn't here"],
    ["banned", "This room is closed to you"],
    ["room_closed", "This room has closed"],
    ["not_allowed", "This room can't be opened just now"],
  ])("as %s says so plainly: %s", async (code, title) => {
    const page = await new Page().signedIn().at("/rooms/lobby");
    await page.does(async () => {
      FakeSocket.last.serverWelcomes();
      const { ref } = FakeSocket.last.lastOf("subscribe", "room:lobby");
      FakeSocket.last.serverSends({ type: "error", ref, code, message: code, temporary: false });
    });
    expect(page.one("main h1").textContent).toBe(title);
  });
});

describe("a lost connection", () => {
  test("is told after five seconds in a status, and the return as well", async () => {
    vi.useFakeTimers();
    const page = await lobby(posted(1));
    await page.does(() => FakeSocket.last.serverCloses(1006));
    expect(page.one(".connection").textContent).toBe("");
    await page.does(() => vi.advanceTimersByTimeAsync(6_000));
    expect(page.one("[role=status].connection").textContent).toContain("You're offline.");
    await page.does(async () => {
      FakeSocket.last.serverWelcomes();
      const missed = {
        topic: "room:lobby",
        epoch: "e",
        head: 2,
        recovered: true,
        events: [posted(2)],
      };
      await FakeSocket.last.serverAnswers("subscribe", missed, "room:lobby");
    });
    expect(page.one(".connection").textContent).toBe("Back. Nothing was missed.");
    expect(page.all("article")).toHaveLength(2);
    vi.useRealTimers();
  });
});
