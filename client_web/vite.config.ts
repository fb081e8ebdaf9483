import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// `npm run dev` serves the sources and passes the rest on to a running server.
const SERVER = process.env.LAMPLIGHT_PUBLIC_URL ?? "http://127.0.0.1:8000";

/** Names each language's words in the page, where the service worker finds them to keep. */
const wordsOfLanguages: Plugin = {
  name: "words-of-languages",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.values(bundle).flatMap((file) => {
        const from = file.type === "chunk" ? (file.facadeModuleId ?? "") : "";
        const hreflang = from.match(/i18n\/([a-z]+)\.ftl\?raw$/)?.[1];
        const attrs = { rel: "alternate", hreflang, href: `/${file.fileName}` };
        return hreflang ? [{ tag: "link", attrs, injectTo: "head" as const }] : [];
      }),
  },
};

export default defineConfig({
  plugins: [wordsOfLanguages],
  build: {
    target: "es2022",
    // The server's Content-Security-Policy allows no data: address, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", sw: "worker/sw.ts" },
      output: {
        // What a first visit loads is one file: cut into several it is larger, gzipped.
        codeSplitting: {
          groups: [
            {
              name: "first",
              test: /\/src\/(?:[a-z-]+\.tsx?|(?:components|store|wire|screens)\/|i18n\/(?:[a-z-]+\.ts|en\.ftl))|node_modules/,
            },
          ],
        },
        // Its address stays the same, and right at the top: from there it may serve every page.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: SERVER, headers: { origin: SERVER } },
      "/ws": { target: SERVER, ws: true, headers: { origin: SERVER } },
    },
  },
  test: {
    restoreMocks: true,
    projects: [
      // The wire and the store know nothing of a page: here there is none.
      {
        extends: true,
        test: {
          name: "without a page",
          include: [
            "tests/{wire,store,desk,push,qa,planning,resources,styles,sources,worker}/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "with a page",
          environment: "happy-dom",
          include: ["tests/{page,screens}/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
