// The bar on top of every screen: the way back, where one is, Help, and the way out.

import type { ComponentChildren } from "preact";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { leaveQuickly } from "../leaving";
import { Icon, Lamp } from "./icons";
import { ConnectionStatus } from "./status";

interface BarProps {
  back?: { href: string; label: string } | undefined;
  /** Whether this is the Help screen, from where Help is no way to go. */
  isHelp?: boolean;
  children?: ComponentChildren;
}

export function Bar({ back, isHelp = false, children }: BarProps) {
  return (
    <>
      <header class="bar" data-region="header">
        {back && (
          <a class="button icon plain bar-back" href={back.href} aria-label={back.label}>
            <Icon name="back" />
          </a>
        )}
        <div class="bar-title">{children ?? <Product />}</div>
        {!isHelp && (
          <a class="button helping" href="/help">
            {t("help")}
          </a>
        )}
        <LeaveLink class="button leave" />
      </header>
      <ConnectionStatus />
    </>
  );
}

function Product() {
  return (
    <span class="product">
      <Lamp />
      {t("product")}
    </span>
  );
}

/** A real link, so that it works by every means that a link does. */
export function LeaveLink({ class: className, label }: { class: string; label?: string }) {
  const lamplight = useLamplight();
  const url = lamplight.leaveUrl.value;
  const leave = (event: MouseEvent) => {
    event.preventDefault();
    leaveQuickly(lamplight, url);
  };
  return (
    <a class={className} href={url} rel="noreferrer" onClick={leave}>
      {label ?? t("leave-quickly")}
    </a>
  );
}

/** The first stops of the Tab key on every screen. */
export function SkipLinks() {
  return (
    <nav aria-label={t("skip-links")}>
      <a class="button skip" href="#main">
        {t("skip-to-content")}
      </a>
      <LeaveLink class="button skip" label={t("skip-leave")} />
    </nav>
  );
}
