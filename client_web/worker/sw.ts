// The service worker: the page without a network, and pushes while no page is open.
//
// It keeps no more than the page's own files, and hands on everything else untouched. What it is
// told has no name and no text in it, and it adds none (docs/notices.md).

import { addressOf, notificationOf, windowToFocus } from "./pushes";
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
  const { title, ...options } = notificationOf(event.data?.text(), navigator.language);
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openAt(addressOf(event.notification.data)));
});

async function openAt(address: string): Promise<unknown> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const found = windowToFocus(windows, address);
  return found ? found.focus() : self.clients.openWindow(address);
}

/** Somebody leaves quickly: nothing of the page stays, nor does this, unless it wakes staff. */
self.addEventListener("message", (event) => {
  if (event.data === "leave") event.waitUntil(leave(false));
  if (event.data === "leave and push no more") event.waitUntil(leave(true));
});

/** A worker that is gone has no subscription: the server hears of that with the next push. */
async function leave(endsPushes: boolean): Promise<void> {
  for (const shown of await self.registration.getNotifications()) shown.close();
  for (const name of await caches.keys()) await caches.delete(name);
  if (endsPushes || !(await self.registration.pushManager.getSubscription()))
    await self.registration.unregister();
}
