import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  beforeAside,
  go,
  pathOfArchive,
  pathOfRoom,
  route,
  routeOf,
  startRouting,
  way,
  wayOf,
} from "../../src/routing";

startRouting();
beforeEach(() => go("/rooms"));

test.each([
  ["/", { screen: "start" }],
  ["/rooms", { screen: "rooms" }],
  ["/rooms/", { screen: "rooms" }],
  ["/rooms/lobby", { screen: "room", room: "lobby" }],
  ["/rooms/a%2Fb", { screen: "room", room: "a/b" }],
  ["/rooms/%", { screen: "room", room: "%" }],
  ["/help", { screen: "help" }],
  ["/settings", { screen: "settings" }],
  ["/design", { screen: "design" }],
  ["/desk", { screen: "desk" }],
  ["/desk/figures", { screen: "figures" }],
  ["/desk/admin", { screen: "admin" }],
  ["/desk/elsewhere", { screen: "nowhere" }],
  ["/sessions", { screen: "sessions" }],
  ["/sessions/sleep%2F1", { screen: "session", session: "sleep/1" }],
  ["/sessions/sleep/run", { screen: "run", session: "sleep" }],
  ["/sessions/new", { screen: "plan", from: null }],
  ["/sessions/sleep/edit", { screen: "edit", session: "sleep" }],
  ["/sessions/sleep/edit/more", { screen: "nowhere" }],
  ["/sessions/sleep/run/more", { screen: "nowhere" }],
  ["/sessions/sleep/elsewhere", { screen: "nowhere" }],
  ["/sessions/sleep/report", { screen: "report", session: "sleep" }],
  ["/archive", { screen: "archive", words: "", tag: null }],
  ["/archive/more", { screen: "nowhere" }],
  ["/rooms/lobby/more", { screen: "nowhere" }],
  ["/elsewhere", { screen: "nowhere" }],
])("%s stands for its screen", (path, screen) => {
  expect(routeOf(path)).toEqual(screen);
});

test("a room's address leads to that room, whatever its id", () => {
  expect(routeOf(pathOfRoom("a/b c"))).toEqual({ screen: "room", room: "a/b c" });
});

test("a page that is opened at the part of a session is there at once", async () => {
  history.replaceState(null, "", "/sessions/sleep/edit");
  vi.resetModules();
  const opened = await import("../../src/routing");
  expect(opened.route.value).toEqual({ screen: "edit", session: "sleep" });
});

test("a session may be planned like another", () => {
  expect(routeOf("/sessions/new", "?from=sleep")).toEqual({ screen: "plan", from: "sleep" });
});

test("what is looked for in the archive is its address, there and back", () => {
  const address = new URL(pathOfArchive("why & wake?", "sleep"), location.origin);
  const found = routeOf(address.pathname, address.search);
  expect(found).toEqual({ screen: "archive", words: "why & wake?", tag: "sleep" });
  expect(pathOfArchive("", null)).toBe("/archive");
});

test.each([
  ["", "join"],
  ["?way=return", "return"],
  ["?way=staff", "staff"],
  ["?way=other", "join"],
])("the search %s is the way in: %s", (search, way) => {
  expect(wayOf(search)).toBe(way);
});

describe("a click on a link", () => {
  function click(
    html: { href: string; target?: string; download?: string },
    init: MouseEventInit = {},
  ): boolean {
    const link = Object.assign(document.createElement("a"), html);
    document.body.append(link);
    let wasTaken = false;
    const look = (event: Event) => {
      wasTaken = event.defaultPrevented;
      event.preventDefault(); // nothing here is to be fetched
    };
    addEventListener("click", look, { once: true });
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
    link.remove();
    return wasTaken;
  }

  test("to one of our screens is taken without a reload", () => {
    expect(click({ href: "/rooms/lobby" })).toBe(true);
    expect(route.value).toEqual({ screen: "room", room: "lobby" });
  });

  test("that only changes the search keeps the place", () => {
    go("/rooms/lobby");
    click({ href: "?way=staff" });
    expect(location.pathname).toBe("/rooms/lobby");
    expect(way.value).toBe("staff");
  });

  test("to a place on another screen is taken; to one on this screen it is the browser's", () => {
    go("/archive?q=wake");
    expect(click({ href: "/sessions/sleep#answer-1" })).toBe(true);
    expect(location.hash).toBe("#answer-1");
    expect(route.value).toEqual({ screen: "session", session: "sleep" });
    expect(click({ href: "#answer-2" })).toBe(false);
  });

  test("to another site, into a new tab, to a file or with a modifier is the browser's", () => {
    expect(click({ href: "https://findahelpline.com/" })).toBe(false);
    expect(click({ href: "/rooms", target: "_blank" })).toBe(false);
    expect(click({ href: "/api/figures/cases.csv", download: "cases.csv" })).toBe(false);
    expect(click({ href: "/rooms/lobby" }, { ctrlKey: true })).toBe(false);
  });
});

test("Help leads back to where one was", () => {
  go("/rooms/lobby");
  go("/help");
  expect(beforeAside.value).toBe("/rooms/lobby");
});

test("the back button is followed", async () => {
  go("/rooms/lobby");
  history.replaceState(null, "", "/rooms");
  dispatchEvent(new PopStateEvent("popstate"));
  await vi.waitFor(() => expect(route.value).toEqual({ screen: "rooms" }));
});
