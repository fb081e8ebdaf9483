import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Case, Person } from "../../src/wire/types";
import { caseChanged, caseOf, entry } from "../desk/made";
import { ANA, FakeSocket } from "../fakes";
import { Page, plain } from "./page";

const ROBIN: Person = { id: "robin", name: "Robin", roles: ["member", "responder"] };
const LARK: Person = { id: "lark", name: "Lark", roles: ["member", "responder"] };
const MINE = { claimed_by: ROBIN.id, state: "engaged", replied_at: 1, level: "S3" } as const;

let page: Page;

beforeEach(() => {
  page = new Page().signedIn(ROBIN);
  const me = { person: ROBIN, expires_at: Date.now() + 1e7, sanctions: [], may: ["handle_care"] };
  page.http
    .on("GET /api/me", me)
    .on("GET /api/queue", { items: [], next: null })
    .on("GET /api/shifts", { shifts: [shift(LARK)], next: null });
});

function shift(person: Person, role = "primary") {
  return { person, role, since: 0, until: Date.now() + 3_600_000 };
}

/** At the desk, which is loaded apart, with these cases; each can be opened. */
async function atTheDesk(...cases: Case[]): Promise<void> {
  page.http.on("GET /api/cases", { cases, next: null });
  for (const one of cases) page.http.on(`GET /api/cases/${one.id}`, whole(one));
  await page.at("/desk");
  await vi.waitFor(() => page.one(".desk"));
  await page.does(() => FakeSocket.last.serverWelcomes(ROBIN));
  const answer = { topic: "desk", epoch: "e", head: 0, recovered: false, events: [] };
  await page.does(() => FakeSocket.last.serverAnswers("subscribe", answer, "desk"));
}

function whole(one: Case): Case {
  return { ...one, log: [entry("raised", { data: { level: "S3", by: "rule" } })] };
}

describe("the list", () => {
  test("a responder begins with the people at risk, with both views counted", async () => {
    await atTheDesk(caseOf("a", { level: "S3" }));
    expect(page.text).toContain("People at risk (1)");
    expect(page.text).toContain("Moderators' queue (0)");
    const row = page.one("[data-case=a]");
    for (const words of ["S3 intent or plan", ANA.name, "Acknowledge", "Nobody has it"]) {
      expect(row.textContent).toContain(words);
    }
    expect(page.text).toContain("Lark (primary)");
  });

  test("nobody on primary shift is said plainly", async () => {
    page.http.on("GET /api/shifts", { shifts: [shift(LARK, "backup")], next: null });
    await atTheDesk();
    expect(page.one(".shift-warning").textContent).toContain("Nobody is on primary shift");
  });

  test("that no pages go out is said until they do again", async () => {
    page.http.on("GET /api/shifts", { shifts: [shift(LARK)], worker_away: true, next: null });
    await atTheDesk();
    expect(page.one(".shift-warning").textContent).toContain("No pages go out");
    page.http.on("POST /api/shifts", shift(ROBIN), 201);
    page.http.on("GET /api/shifts", { shifts: [shift(ROBIN)], worker_away: false, next: null });
    await page.submit(".shift-bar form");
    expect(page.all(".shift-warning")).toEqual([]);
  });

  test("going on shift says so, and until when", async () => {
    await atTheDesk();
    page.http
      .on("POST /api/shifts", shift(ROBIN), 201)
      .on("GET /api/shifts", { shifts: [shift(LARK), shift(ROBIN)], next: null });
    await page.submit(".shift-bar form");
    expect(page.http.calls.findLast(({ line }) => line === "POST /api/shifts")?.body).toEqual({
      role: "primary",
      hours: 8,
    });
    expect(page.text).toContain("On shift as primary until");
  });

  test("a grave case that comes is announced once", async () => {
    await atTheDesk();
    const grave = caseOf("a", { level: "S4" });
    page.http.on("GET /api/cases", { cases: [grave], next: null });
    await page.hears(caseChanged(1, grave, { change: "raised" }));
    expect(page.one(".desk > [role=alert]").textContent).toContain("S4 happening now");
  });
});

describe("a case", () => {
  async function opened(one: Case): Promise<void> {
    await atTheDesk(one);
    await page.does(() => page.one(`[data-case=${one.id}]`).click());
  }

  test("the focus goes to whose it is, and comes back when it is left", async () => {
    await opened(caseOf("a"));
    expect(document.activeElement?.textContent).toBe(ANA.name);
    await page.press("Escape");
    expect(page.one("[data-case=a]")).toBe(document.activeElement);
  });

  test("C takes it, and the focus isn't lost with the button", async () => {
    await opened(caseOf("a"));
    page.http.on("POST /api/cases/a/transitions", whole(caseOf("a", MINE)));
    page.control("Take the case").focus();
    await page.press("c");
    expect(page.http.calls.findLast(({ body }) => body)?.body).toEqual({ to: "claimed" });
    expect(page.text).toContain("You have it");
    expect(document.activeElement?.id).toBe("case-title");
  });

  test("what others have can be looked at and noted, and nothing else", async () => {
    await opened(caseOf("a", { claimed_by: LARK.id, state: "engaged", named: [LARK] }));
    const names = page.all(".case-actions button").map(({ textContent }) => textContent);
    expect(names).toEqual(["Note"]);
    expect(page.text).toContain("Lark has it");
  });

  test("its message is covered until somebody wants to read it", async () => {
    await opened(caseOf("a"));
    const said = { seq: 7, id: "m", author: ANA, text: "tonight", at: 0 };
    page.http.on("GET /api/rooms/lobby/messages", { messages: [said], next: null });
    expect(page.text).not.toContain("tonight");
    expect(page.http.countOf("GET /api/rooms/lobby/messages")).toBe(0);
    await page.click("Show the message");
    expect(page.one(".is-it").textContent).toContain("tonight");
  });

  test("closing what was grave asks why and for whom to confirm, and keeps the words if refused", async () => {
    await opened(caseOf("a", { ...MINE, state: "contact_confirmed", peak: "S3" }));
    await page.click("Close");
    const names = page.all("dialog [name]").map((field) => field.getAttribute("name"));
    expect(names).toEqual(["outcome", "note", "second"]);
    page.one<HTMLTextAreaElement>("dialog [name=note]").value = "she is safe";
    page.http.refuses("POST /api/cases/a/transitions", 409, "conflict");
    await page.submit("dialog form");
    expect(page.one("dialog [role=alert]").textContent).toContain("quicker");
    expect(page.one<HTMLTextAreaElement>("dialog [name=note]").value).toBe("she is safe");
  });

  test("a step of two waits for the second person, and is theirs to confirm", async () => {
    const pending = { to: "closed", by: LARK.id, second: null } as const;
    const one = caseOf("a", { claimed_by: LARK.id, state: "disengaged", pending, named: [LARK] });
    await opened(one);
    expect(page.one(".case-pending").textContent).toContain("asks you to confirm");
    await page.hears(caseChanged(1, { ...one, pending: { ...pending, by: ROBIN.id } }));
    expect(plain(page.one(".case-pending").textContent)).toBe("Close: waits for a second person.");
  });

  test("the plan opens as it was kept last, and goes out part by part", async () => {
    const one = caseOf("a", MINE);
    await atTheDesk(one);
    const log = [entry("safety_plan", { words: "people: my sister" })];
    page.http.on("GET /api/cases/a", { ...one, log });
    await page.does(() => page.one("[data-case=a]").click());
    await page.click("Safety plan");
    const field = page.one<HTMLTextAreaElement>("dialog [name=people]");
    expect(field.value).toBe("my sister");
    page.one<HTMLTextAreaElement>("dialog [name=own_ways]").value = "walking";
    page.http.on("POST /api/cases/a/safety-plan", whole(one));
    await page.submit("dialog form");
    expect(page.http.calls.findLast(({ line }) => line.includes("plan"))?.body).toMatchObject({
      people: "my sister",
      own_ways: "walking",
      warning_signs: "",
    });
  });

  test("a hand-over is to somebody on shift, with what they agreed to", async () => {
    await opened(caseOf("a", MINE));
    await page.click("Hand over");
    page.one<HTMLTextAreaElement>("dialog [name=line]").value = "end of my shift";
    page.one<HTMLInputElement>("dialog [name=consent]").checked = true;
    page.http.on("POST /api/cases/a/handover", whole(caseOf("a", { claimed_by: LARK.id })));
    await page.submit("dialog form");
    expect(page.http.calls.findLast(({ line }) => line.includes("handover"))?.body).toEqual({
      to: LARK.id,
      line: "end of my shift",
      offered: "",
      consent: true,
    });
  });

  test("what is said in the private room while it is out of sight is counted", async () => {
    vi.spyOn(window, "matchMedia").mockReturnValue({ matches: false } as MediaQueryList);
    const one = caseOf("a", { ...MINE, side_room: "private" });
    await opened(one);
    const room = { topic: "room:private", epoch: "e", head: 0, recovered: false, events: [] };
    await page.does(() => FakeSocket.last.serverAnswers("subscribe", room, "room:private"));
    const message = { id: "m", seq: 1, author: ANA, text: "are you there?", reply_to: null };
    const rest = { cover: null, at: Date.now(), edited_at: null, removed: null };
    await page.hears({
      type: "message.posted",
      topic: "room:private",
      seq: 1,
      at: Date.now(),
      message: { ...message, ...rest },
    });
    expect(page.control("Talk (1 new)")).toBeTruthy();
    expect(page.all(".case-talk")).toEqual([]);
    await page.press("t");
    expect(page.one(".case-talk").textContent).toContain("are you there?");
    expect(page.control("Talk")).toBeTruthy();
  });
});
