// The keys that work everywhere: Shift three times leaves, F6 goes round the page's regions.

const TRIPLE_WITHIN_MS = 1_500;

export function listenForKeys(leave: () => void): void {
  const isTripleShift = tripleShift();
  addEventListener(
    "keydown",
    (event) => {
      if (isTripleShift(event)) leave();
      else if (event.key === "F6") goRound(event);
    },
    { capture: true },
  );
}

/** Tells the third Shift in a row, with no other key between and none held down. */
export function tripleShift(): (event: KeyboardEvent) => boolean {
  let presses: number[] = [];
  return ({ key, repeat, timeStamp }) => {
    if (repeat) return false;
    presses = key === "Shift" ? [...presses, timeStamp].slice(-3) : [];
    const isTriple = presses.length === 3 && timeStamp - (presses[0] ?? 0) <= TRIPLE_WITHIN_MS;
    if (isTriple) presses = [];
    return isTriple;
  };
}

/** F6 focuses the next region (`data-region`), Shift+F6 the one before. */
function goRound(event: KeyboardEvent): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(isShown);
  if (regions.length === 0) return;
  event.preventDefault();
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  const start = here === -1 && step === -1 ? 0 : here;
  const next = regions[(start + step + regions.length) % regions.length];
  if (next) entrance(next).focus();
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/** What in a region takes the focus: the part marked for it, the first control, or all of it. */
function entrance(region: HTMLElement): HTMLElement {
  const controls = "[data-entrance], a[href], button, textarea, input, [tabindex='0']";
  const marked = region.querySelector<HTMLElement>("[data-entrance]");
  return (
    marked ??
    (region.tabIndex >= 0 ? region : region.querySelector<HTMLElement>(controls)) ??
    region
  );
}
