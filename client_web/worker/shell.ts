// The page's own files, kept so that it opens, with Help, without a network.
//
// Which files those are is read from the page itself, with the words of every language:
// which one somebody has chosen in the settings is nothing that a worker can know.
// What else is loaded apart, such as the desk, needs the server anyway and is not kept.

export const SHELL = "/";
const CACHE = "lamplight-shell";
const NOT_PAGES = /^\/(api|ws|healthz|readyz|metrics|assets)(\/|$)|\.\w+$/;

/** Whether the client draws that address: every other one has an answer of its own. */
export function isPageAddress(path: string): boolean {
  return !NOT_PAGES.test(path);
}

/** What the page loads, and what it names as the words of other languages. */
export function assetsOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
}

/** Keeps the page with all that it names, in the place of an older one; whole or not at all. */
export async function keepShell(page: Response): Promise<void> {
  if (!page.headers.get("Content-Type")?.startsWith("text/html")) return;
  const html = await page.clone().text();
  const cache = await caches.open(CACHE);
  const known = await cache.match(SHELL);
  if ((await known?.text()) === html) return;
  const assets = assetsOf(html);
  await cache.addAll(assets);
  await cache.put(SHELL, page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== SHELL && !assets.includes(pathname)) await cache.delete(request);
  }
}
