// A native popover beside what it belongs to: Esc or a click elsewhere closes it, and what had
// the focus has it again. Arrows walk through its buttons.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const GAP_PX = 4;
const EDGE_PX = 8;

interface PopoverProps {
  label: string;
  anchor: DOMRect;
  onClosed: () => void;
  children: (close: () => void) => ComponentChildren;
}

export function Popover({ label, anchor, onClosed, children }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popover.current;
    const opener = document.activeElement;
    if (!element) return undefined;
    element.showPopover();
    place(element, anchor);
    element.querySelector("button")?.focus();
    const growth = new ResizeObserver(() => place(element, anchor));
    growth.observe(element);
    return () => {
      growth.disconnect();
      giveBack(opener, element);
    };
  }, []);
  const close = () => {
    popover.current?.hidePopover();
    onClosed();
  };
  return (
    <div
      ref={popover}
      class="menu"
      popover="auto"
      role="dialog"
      aria-label={label}
      onBeforeToggle={({ newState }) => newState === "closed" && onClosed()}
      onKeyDown={walkButtons}
    >
      {children(close)}
    </div>
  );
}

/** The browser would do so itself, but only for a popover that is still in the page by then. */
function giveBack(opener: Element | null, popover: HTMLElement): void {
  const now = document.activeElement;
  const isNowhereElse = now === null || now === document.body || popover.contains(now);
  if (isNowhereElse && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
}

/** Below the anchor and flush with its end; above where there is no space below. */
function place(element: HTMLElement, anchor: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const isRtl = document.documentElement.dir === "rtl";
  const wished_px = isRtl ? anchor.left : anchor.right - width;
  const left_px = Math.max(EDGE_PX, Math.min(wished_px, innerWidth - width - EDGE_PX));
  const below_px = anchor.bottom + GAP_PX;
  const isSpaceBelow = below_px + height <= innerHeight - EDGE_PX;
  const top_px = isSpaceBelow ? below_px : Math.max(EDGE_PX, anchor.top - height - GAP_PX);
  element.style.setProperty("--left", `${left_px}px`);
  element.style.setProperty("--top", `${top_px}px`);
}

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowRight", 1],
  ["ArrowUp", -1],
  ["ArrowLeft", -1],
]);

function walkButtons(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEPS.get(event.key);
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}
