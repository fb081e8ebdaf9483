// Leave quickly: the page is blank before anything else happens, and coming back by the back
// button shows nothing.
//
// It cannot erase the browser's history, and the page says so beforehand. The one thing left
// behind is a mark in this tab's sessionStorage, without which the back button would show the
// rooms again.

import { onlyReminds } from "./push/kept";
import { uninstall } from "./service-worker";

const MARK = "left";

interface Stoppable {
  stop: () => void;
}

export function leaveQuickly(client: Stoppable, url: string): void {
  blank();
  const endsReminders = isOnlyReminding();
  wipe();
  uninstall(endsReminders);
  client.stop();
  location.replace(url);
}

/** Whether this page is only here because somebody pressed Back after leaving quickly. */
export function isBackAfterLeaving(): boolean {
  try {
    if (sessionStorage.getItem(MARK) === null) return false;
    const [navigation] = performance.getEntriesByType("navigation");
    const isBack = (navigation as PerformanceNavigationTiming | undefined)?.type === "back_forward";
    if (!isBack) sessionStorage.removeItem(MARK);
    return isBack;
  } catch {
    return false; // storage is forbidden
  }
}

/** A page that the browser kept whole is blanked again when it is shown again. */
export function stayBlankAfterLeaving(): void {
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && isBackAfterLeaving()) blank();
  });
}

function blank(): void {
  document.body.replaceChildren();
}

/** A reminder on this screen would tell whoever looks at it what was left so quickly. */
function isOnlyReminding(): boolean {
  try {
    return onlyReminds(localStorage);
  } catch {
    return false; // storage is forbidden, and so is a subscription
  }
}

function wipe(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
    sessionStorage.setItem(MARK, "1");
  } catch {
    // storage is forbidden, and so holds nothing
  }
}
