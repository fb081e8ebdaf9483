// What a push looks like on the screen of somebody who may not be alone, and where it leads.

export const DESK = "/desk";
const TITLE = "Lamplight";
/** For a push that can't be read: that there was one still matters. */
const WORDS = "Something waits at the desk";

export interface Shown {
  title: string;
  body: string;
  /** A newer notice of the same case takes the place of the one before. */
  tag: string;
  renotify: boolean;
  icon: string;
  badge: string;
}

/** `text`: what was encrypted for this browser, JSON with `key` (the case) and `text`. */
export function notificationOf(text: string | undefined): Shown {
  const { key, body } = read(text);
  const icon = "/icon-192.png";
  return { title: TITLE, body, tag: key, renotify: true, icon, badge: icon };
}

function read(text: string | undefined): { key: string; body: string } {
  try {
    const said: unknown = JSON.parse(text ?? "");
    if (said && typeof said === "object" && "key" in said && "text" in said)
      return { key: String(said.key), body: String(said.text) };
  } catch {
    // not of ours, or of another version
  }
  return { key: "desk", body: WORDS };
}

/** The window that has the desk open already; one that shows a room is left as it is. */
export function windowToFocus<Window extends { readonly url: string }>(
  windows: readonly Window[],
): Window | undefined {
  return windows.find(({ url }) => {
    const { pathname } = new URL(url);
    return pathname === DESK || pathname.startsWith(`${DESK}/`);
  });
}
