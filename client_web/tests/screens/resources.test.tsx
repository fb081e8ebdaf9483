import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Person, Resource } from "../../src/wire/types";
import { ORIGIN, pinnedNow, resourceOf, videoOf } from "../resources/made";
import { Page } from "./page";

const HOST: Person = { id: "hana", name: "Hana", roles: ["member", "host"] };
const PATH = "/api/rooms/lobby/resources";

let page: Page;

beforeEach(() => {
  page = new Page();
});

async function inLobby(resources: Resource[], origins: string[] = [ORIGIN]): Promise<void> {
  page.http
    .on("GET /api/config", { leave_url: "/", name_suggestion: "", video_origins: origins })
    .on(`GET ${PATH}`, { resources });
  await page.inLobby();
  // What draws it is loaded apart, which on a busy machine takes its time.
  await vi.waitFor(() => expect(page.http.countOf(`GET ${PATH}`)).toBe(1), { timeout: 10_000 });
  await page.does(() => undefined);
}

const links = () => page.all(".resource a") as HTMLAnchorElement[];

describe("what is pinned to a room", () => {
  test("has a video behind a button that names its host, and nothing of it before", async () => {
    page.signedIn();
    await inLobby([videoOf({ language: "ar" })]);
    const card = page.one(".resource").textContent ?? "";
    for (const words of ["Breathing", "Video · Arabic"]) expect(card).toContain(words);
    expect(card).toMatch(/It loads from .?player\.example\.org.?, which then sees/);
    expect(page.all("iframe")).toEqual([]);
  });

  test("shows the video once that is asked for, shut in as far as it goes, and closes it", async () => {
    page.signedIn();
    await inLobby([videoOf()]);
    await page.click("Watch here Breathing");
    const frame = page.one<HTMLIFrameElement>("iframe");
    expect(frame.getAttribute("src")).toBe(`${ORIGIN}/embed/1`);
    expect(frame.getAttribute("sandbox")).toBe("allow-scripts allow-same-origin");
    expect(frame.getAttribute("allow")).not.toContain("autoplay");
    expect(frame.referrerPolicy).toBe("no-referrer");
    await page.click("Close the video Breathing");
    expect(page.all("iframe")).toEqual([]);
  });

  test("leads away by links that say nothing of where one comes from", async () => {
    page.signedIn();
    await inLobby([resourceOf(), videoOf()]);
    expect(links().map(({ href }) => href)).toEqual([
      "https://words.example/sleep",
      `${ORIGIN}/embed/1`,
      "https://words.example/1",
    ]);
    for (const link of links()) {
      expect(link.target).toBe("_blank");
      expect(link.rel).toBe("noopener noreferrer nofollow");
    }
  });

  test("is a link alone where its host is not named any more", async () => {
    page.signedIn();
    await inLobby([videoOf()], []);
    expect(page.all(".resource-watch")).toEqual([]);
    expect(links()[0]?.href).toBe(`${ORIGIN}/embed/1`);
  });

  test("changes while one looks at it, and isn't there where nothing is pinned", async () => {
    page.signedIn();
    await inLobby([]);
    expect(page.all(".resources")).toEqual([]);
    await page.hears(pinnedNow([resourceOf()]));
    expect(page.one(".resources").textContent).toContain("How to sleep");
  });

  test("is changed by those who change the room", async () => {
    const me = { person: HOST, expires_at: Date.now() + 1e7, sanctions: [] };
    page.http.on("GET /api/me", { ...me, may: ["change_room"], may_in: {} });
    await inLobby([resourceOf(), videoOf()]);
    page.http.on(`PATCH ${PATH}/v1`, videoOf()).on(`DELETE ${PATH}/r1`, { resources: [] });
    await page.click("Change what is pinned");
    await page.click("Up Breathing");
    expect(page.http.calls.findLast(({ line }) => line === `PATCH ${PATH}/v1`)?.body).toEqual({
      position: 0,
    });
    await page.click("Take off How to sleep");
    await page.click("Take off");
    expect(page.http.countOf(`DELETE ${PATH}/r1`)).toBe(1);
  });

  test("is not changed by a moderator who may not change the room", async () => {
    const mod = { ...HOST, roles: ["member", "moderator"] };
    const me = { person: mod, expires_at: Date.now() + 1e7, sanctions: [] };
    page.http.on("GET /api/me", { ...me, may: ["control_room"], may_in: {} });
    await inLobby([resourceOf()]);
    expect(page.text).not.toContain("Change what is pinned");
  });
});
