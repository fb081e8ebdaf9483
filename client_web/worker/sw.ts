// The service worker: the page without a network, and pushes to staff while no page is open.
//
// It keeps no more than the page's own files, and hands on everything else untouched. What it is
// told, it shows as it stands: a push has no name and no text in it (docs/notices.md).

import { DESK, notificationOf, windowToFocus } from "./pushes";
import { isPageAddress, keepShell, SHELL } from "./shell";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => {
  event.waitUntil(fetch(SHELL, { cache: "no-store" }).then(keepShell));
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPageAddress(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

/** As the server has it, which is then kept; where it is out of reach or down, as it was kept. */
async function page(event: FetchEvent): Promise<Response> {
  const response = await fetch(event.request).catch(() => Response.error());
  if (response.ok) event.waitUntil(keepShell(response.clone()));
  const isDown = response.type === "error" || response.status >= 500;
  return (isDown && (await caches.match(SHELL))) || response;
}

/** A file's name changes with what is in it, so one that is kept is never out of date. */
async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener("push", (event) => {
  const { title, ...options } = notificationOf(event.data?.text());
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(toDesk());
});

async function toDesk(): Promise<unknown> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const found = windowToFocus(windows);
  return found ? found.focus() : self.clients.openWindow(DESK);
}

/** Somebody leaves quickly: nothing of the page stays, nor does this, unless it wakes staff. */
self.addEventListener("message", (event) => {
  if (event.data === "leave") event.waitUntil(leave());
});

async function leave(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  if (!(await self.registration.pushManager.getSubscription()))
    await self.registration.unregister();
}
