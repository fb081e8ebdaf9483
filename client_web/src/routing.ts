// Which screen an address stands for, and moving between addresses without a reload.
//
// Links are plain <a href>: one listener on the document takes those that lead to a screen.

import { signal } from "@preact/signals";

export type Route =
  | { readonly screen: "start" | "rooms" | "help" | "settings" | "design" | "nowhere" }
  | { readonly screen: "desk" | "figures" | "admin" }
  | { readonly screen: "room"; readonly room: string }
  | { readonly screen: "sessions" }
  | { readonly screen: "plan"; readonly from: string | null }
  | { readonly screen: "archive"; readonly words: string; readonly tag: string | null }
  | { readonly screen: "session" | "run" | "report" | "edit"; readonly session: string };

const ONE_WORD = ["rooms", "help", "settings", "desk", "design"] as const;

/** How somebody who is not signed in wants to come in. */
export type Way = "join" | "return" | "staff";

/** The parts of one session that have an address of their own. */
const PARTS = ["run", "report", "edit"] as const;

export const route = signal<Route>(routeOf(location.pathname, location.search));
export const way = signal<Way>(wayOf(location.search));
/** Where Help and the settings lead back to. */
export const beforeAside = signal("/");

export function routeOf(path: string, search = ""): Route {
  const [first = "", second, ...rest] = path.replace(/^\/|\/$/g, "").split("/");
  if (first === "sessions") return sessionRoute(second, rest, search);
  if (rest.length > 0) return { screen: "nowhere" };
  if (first === "archive" && second === undefined) return archiveRoute(search);
  if (first === "rooms" && second) return { screen: "room", room: decoded(second) };
  if (first === "desk" && (second === "figures" || second === "admin")) return { screen: second };
  if (second !== undefined) return { screen: "nowhere" };
  if (first === "") return { screen: "start" };
  return { screen: ONE_WORD.find((screen) => screen === first) ?? "nowhere" };
}

function sessionRoute(session: string | undefined, rest: readonly string[], search: string): Route {
  if (!session) return { screen: "sessions" };
  const isWhole = rest.length === 0;
  if (isWhole && session === "new") {
    return { screen: "plan", from: new URLSearchParams(search).get("from") };
  }
  if (isWhole) return { screen: "session", session: decoded(session) };
  const part = rest.length === 1 && PARTS.find((each) => each === rest[0]);
  return part ? { screen: part, session: decoded(session) } : { screen: "nowhere" };
}

/** What is looked for is in the address, so that it can be linked. */
function archiveRoute(search: string): Route {
  const query = new URLSearchParams(search);
  return { screen: "archive", words: query.get("q") ?? "", tag: query.get("tag") || null };
}

export function wayOf(search: string): Way {
  const wanted = new URLSearchParams(search).get("way");
  return wanted === "return" || wanted === "staff" ? wanted : "join";
}

export function pathOfRoom(room: string): string {
  return `/rooms/${encodeURIComponent(room)}`;
}

export function pathOfSession(session: string): string {
  return `/sessions/${encodeURIComponent(session)}`;
}

export function pathOfReport(session: string): string {
  return `${pathOfSession(session)}/report`;
}

export function pathOfArchive(words: string, tag: string | null): string {
  const query = new URLSearchParams({ ...(words && { q: words }), ...(tag && { tag }) });
  return query.size > 0 ? `/archive?${query}` : "/archive";
}

export function go(address: string, how: "push" | "replace" = "push"): void {
  const { screen } = route.value;
  if (screen !== "help" && screen !== "settings")
    beforeAside.value = location.pathname + location.search;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  look();
}

/** Starts following the address bar, the back button and every link on the page. */
export function startRouting(): void {
  addEventListener("popstate", look);
  document.addEventListener("click", (event) => {
    const address = addressOfLink(event);
    if (address === null) return;
    event.preventDefault();
    go(address);
  });
}

function look(): void {
  route.value = routeOf(location.pathname, location.search);
  way.value = wayOf(location.search);
}

/** The address that a click leads to, if it is a plain click on a link to one of our screens. */
function addressOfLink(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (event.defaultPrevented || !isPlain || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const isHere = link?.hash && link.pathname === location.pathname;
  const isForElsewhere = link?.target || isHere || link?.hasAttribute("download");
  const isOurs = link?.href && link.origin === location.origin && !isForElsewhere;
  return isOurs ? link.pathname + link.search + link.hash : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
