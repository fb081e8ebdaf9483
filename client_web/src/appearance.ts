// Tells the document how somebody wants it to look; the style sheets do the rest.

import { effect } from "@preact/signals";
import type { Settings } from "./store/settings";

const MORE_CONTRAST = "(prefers-contrast: more)";

/** From now on: what is chosen, or what the system asks for where nothing is. */
export function followSettings(settings: Settings): void {
  const system = matchMedia(MORE_CONTRAST);
  const show = () => showIn(document.documentElement, settings, system.matches);
  system.addEventListener("change", show);
  effect(show);
}

function showIn({ dataset }: HTMLElement, settings: Settings, isMoreAsked: boolean): void {
  const theme = settings.theme.value;
  const isMore = theme === "contrast" || (theme === "auto" && isMoreAsked);
  mark(dataset, "scheme", theme === "light" || theme === "dark" ? theme : null);
  mark(dataset, "contrast", isMore ? "more" : null);
  mark(dataset, "text", settings.text.value);
  mark(dataset, "density", settings.density.value);
  colourTheBrowser();
}

function mark(dataset: DOMStringMap, name: string, value: string | null): void {
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}

/** The bar of a phone's browser, which knows nothing of what was chosen here. */
function colourTheBrowser(): void {
  const style = getComputedStyle(document.documentElement);
  const { scheme, contrast } = document.documentElement.dataset;
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.dataset.own ??= meta.content;
    const isChosen = scheme !== undefined || contrast !== undefined;
    meta.content = isChosen ? style.backgroundColor : meta.dataset.own;
  }
}
