// The composition root: the language, the client, what the browser tells it, and the page.

import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app";
import { followSettings } from "./appearance";
import { LamplightProvider } from "./context";
import { chooseLanguage, t } from "./i18n";
import { listenForKeys } from "./keys";
import { isBackAfterLeaving, leaveQuickly, stayBlankAfterLeaving } from "./leaving";
import { startRouting } from "./routing";
import { canInstall, install } from "./service-worker";
import { Lamplight } from "./store/lamplight";
import { Settings } from "./store/settings";
import "./styles/index.css";

async function start(root: HTMLElement): Promise<void> {
  const settings = new Settings(localStorage);
  followSettings(settings);
  await chooseLanguage([settings.language.value, ...navigator.languages]);
  const lamplight = new Lamplight({
    wording: {
      message: (author, text) => t("announce-message", { author, text }),
      many: (count) => t("announce-many", { count }),
    },
    socketUrl: `${location.origin.replace(/^http/, "ws")}/ws`,
    storage: sessionStorage,
    deviceStorage: localStorage,
    settings,
    language: settings.language.value === "auto" ? navigator.language : settings.language.value,
  });
  startRouting();
  listenForKeys(() => leaveQuickly(lamplight, lamplight.leaveUrl.value));
  watchNetwork(lamplight);
  render(
    <LamplightProvider value={lamplight}>
      <App />
    </LamplightProvider>,
    root,
  );
  void lamplight.start();
  if (canInstall) installOnceUsed(lamplight);
}

function installOnceUsed({ session, helplines }: Lamplight): void {
  effect(() => {
    const isUsed = session.now.value.state === "in" || helplines.country.value !== "";
    if (isUsed) install().catch(() => undefined); // then it works with a network, as before
  });
}

/** The browser often knows of a loss, or of a return, before the socket does. */
function watchNetwork({ link }: Lamplight): void {
  addEventListener("offline", () => link.drop());
  addEventListener("online", () => link.hurry());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") link.hurry();
  });
}

stayBlankAfterLeaving();
const root = document.getElementById("app");
if (root && !isBackAfterLeaving()) void start(root);
