import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Person, QaSession } from "../../src/wire/types";
import { ME } from "../fakes";
import { EDEN, HANA, sessionOf } from "../qa/made";
import { Page } from "./page";

const ADA: Person = { id: "ada", name: "Ada", roles: ["admin"] };
const GONE: Person = { id: "gone", name: "Gone Host", roles: ["member"] };
const NOT_COMING = { admitted: false, waiting: false, ahead: null, coming: false };

let page: Page;

/** At an address, as one of them, where this is a session; until `shows` is there. */
async function at(address: string, who: Person, shows: string, session: QaSession) {
  page.signedIn(who);
  page.http
    .on("GET /api/qa-crew", { people: [ADA, EDEN, HANA] })
    .on("GET /api/qa-sessions?drafts=true", { qa_sessions: [session], next: null })
    .on("GET /api/qa-sessions", { qa_sessions: [], next: null })
    .on("GET /api/qa-sessions/sleep", session)
    .on("GET /api/qa-sessions/sleep/place", NOT_COMING)
    .on("GET /api/qa-sessions/sleep/questions", { questions: [], next: null })
    .on("GET /api/qa-sessions/sleep/polls", { polls: [], next: null });
  await page.at(address);
  await vi.waitFor(() => page.one(shows));
  await page.does(() => undefined);
}

function choice(name: string): HTMLInputElement {
  const label = page.all(".choice").find((each) => each.textContent?.startsWith(name));
  const input = label?.querySelector("input");
  if (!input) throw new Error(`there is no choice called ${name}`);
  return input;
}

beforeEach(() => {
  page = new Page();
});

describe("the form", () => {
  test("says where the clock leaves a time out, and where it has it twice", async () => {
    await at("/sessions/new", HANA, ".plan-form", sessionOf());
    await page.type("#plan-zone", "Europe/London");
    await page.type("#plan-starts", "2027-03-28");
    await page.type("[type=time]", "01:30");
    expect(page.text).toContain("Clocks in London go forward then and leave this time out");
    await page.type("#plan-starts", "2027-10-31");
    expect(page.text).toContain("this time comes twice");
    await page.type("[type=time]", "19:00");
    expect(page.text).not.toContain("Clocks in London");
    await page.type("#plan-zone", "Europe/Lond");
    expect(page.text).toContain("That time zone isn't known");
  });

  test("marks a host whose role was taken away, for an admin to put somebody else there", async () => {
    await at("/sessions/sleep/edit", ADA, ".plan-form", sessionOf({ hosts: [GONE] }));
    expect(page.text).toContain("Gone Hostdoesn't have this role any more");
    await page.does(() => choice("Gone Host").click());
    await page.does(() => choice("Hana").click());
    page.http.on("PATCH /api/qa-sessions/sleep", sessionOf());
    await page.submit(".plan-form");
    const sent = page.http.calls.find(({ line }) => line === "PATCH /api/qa-sessions/sleep");
    expect(sent?.body).toEqual({ hosts: ["hana"] });
  });

  test("keeps the times of a series where all of it is changed", async () => {
    await at("/sessions/sleep/edit", HANA, ".plan-form", sessionOf({ series: "many" }));
    expect(page.one<HTMLInputElement>("#plan-starts").disabled).toBe(false);
    await page.does(() => choice("This one and all").click());
    expect(page.one<HTMLInputElement>("#plan-starts").disabled).toBe(true);
    expect(page.one<HTMLInputElement>("#plan-title").disabled).toBe(false);
  });

  test("says beside a field what is wrong with it, and takes one there", async () => {
    await at("/sessions/sleep/edit", HANA, ".plan-form", sessionOf());
    await page.type("#plan-tags", "x".repeat(31));
    const wrong = { code: "bad_request", message: "At most 30.", temporary: false, field: "tags" };
    page.http.on("PATCH /api/qa-sessions/sleep", wrong, 400);
    await page.submit(".plan-form");
    expect(page.one("#plan-wrong-tags").textContent).toBe("At most 30.");
    expect(document.activeElement?.id).toBe("plan-tags");
    expect(page.one("#plan-tags").getAttribute("aria-describedby")).toContain("plan-wrong-tags");
  });

  test("is for the session's own hosts", async () => {
    await at("/sessions/sleep/edit", HANA, "main p", sessionOf({ hosts: [ADA] }));
    expect(page.text).toContain("This is for those who host sessions");
    expect(page.all(".plan-form")).toEqual([]);
  });
});

describe("beside the sessions", () => {
  test("hosts find their drafts and the way to a new one", async () => {
    await at("/sessions", HANA, ".plan-drafts", sessionOf({ state: "draft" }));
    expect(page.control("Plan a session").getAttribute("href")).toBe("/sessions/new");
    expect(page.one(".plan-drafts a").getAttribute("href")).toBe("/sessions/sleep/edit");
  });

  test("others find neither, and ask the server for neither", async () => {
    await at("/sessions", ME, "main h1", sessionOf({ state: "draft" }));
    expect(page.text).not.toContain("Plan a session");
    expect(page.http.countOf("GET /api/qa-crew")).toBe(0);
    const asked = page.http.calls.filter(({ query }) => query.has("drafts"));
    expect(asked).toEqual([]);
  });

  test("a session is cancelled with what people are told", async () => {
    await at("/sessions/sleep", HANA, ".button.danger", sessionOf({ series: "many" }));
    await page.click("Cancel the session");
    expect(page.text).toContain("3 people said that they come");
    page.one<HTMLTextAreaElement>("dialog [name=reason]").value = "Dr. Eden is ill.";
    page.http.on("POST /api/qa-sessions/sleep/transitions", sessionOf({ state: "cancelled" }));
    await page.submit("dialog form");
    const sent = page.http.calls.find(({ line }) => line.endsWith("/sleep/transitions"));
    expect(sent?.body).toEqual({ to: "cancelled", reason: "Dr. Eden is ill.", all_later: false });
  });
});

test("the list of rooms says what is on in each and what comes next, and leads there", async () => {
  const sessions = [sessionOf({ id: "on", title: "Grief", state: "live" }), sessionOf()];
  page.signedIn().http.on("GET /api/qa-sessions", { qa_sessions: sessions, next: null });
  await page.at("/rooms");
  await vi.waitFor(() => page.one(".on-now"));
  const links = page.all(".on-now a");
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/sessions/on",
    "/sessions/sleep",
  ]);
  expect(page.text).toContain("Now: Grief");
  expect(page.text).toContain(`Next: ${sessionOf().title}, `);
});
