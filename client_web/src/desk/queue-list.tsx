// What waits, in order: why, where, since when. No text, so that a glance costs nothing.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useEvery } from "../components/hooks";
import { has, span, t } from "../i18n";
import type { QueueItem } from "../wire/types";
import type { Desk } from "./desk";

export function QueueList({ desk }: { desk: Desk }) {
  const now = useSignal(Date.now());
  useEvery(15_000, () => (now.value = Date.now()));
  const phase = desk.phase.value;
  if (phase === "loading") return <p>{t("loading")}</p>;
  if (phase === "not_allowed") return <p>{t("desk-not-allowed")}</p>;
  if (phase === "failed") {
    return (
      <div class="stack" role="alert">
        <p>{t("desk-failed")}</p>
        <button type="button" class="button" onClick={() => void desk.load()}>
          {t("try-again")}
        </button>
      </div>
    );
  }
  const order = desk.order.value;
  if (order.length === 0) return <p class="desk-empty">{t("desk-empty")}</p>;
  return (
    <ul class="desk-list">
      {order.map((item) => (
        <Row key={item.id} desk={desk} item={item} now={now.value} />
      ))}
    </ul>
  );
}

function Row({ desk, item, now }: { desk: Desk; item: QueueItem; now: number }) {
  const button = useRef<HTMLButtonElement>(null);
  const isSelected = desk.selected.value === item.id;
  const isOpen = desk.opened.value?.id === item.id;
  const isTaken = desk.isTaken(item);
  useEffect(() => {
    if (isSelected && !isOpen) button.current?.focus();
  }, [isSelected]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={isOpen ? "desk-row is-open" : "desk-row"}
        aria-current={isOpen}
        onClick={() => void desk.open(item.id)}
      >
        <span class="desk-row-head">
          <Level item={item} />
          <strong>{t(`desk-kind-${item.kind}`)}</strong>
          <span class="hint">
            {t("desk-waiting", { span: span(Math.max(1_000, now - item.at)) })}
          </span>
        </span>
        <span>{whyOf(item)}</span>
        <span class="hint">
          <bdi>{item.author.name}</bdi>
          {item.room && ` · ${item.room}`}
          {(item.reports ?? 0) > 1 && ` · ${t("desk-reports", { count: item.reports ?? 0 })}`}
        </span>
        {isTaken && <span class="desk-taken">{t("desk-taken")}</span>}
      </button>
    </li>
  );
}

export function Level({ item }: { item: QueueItem }) {
  if (item.level === null)
    return item.is_urgent ? <span class="desk-urgent">{t("desk-urgent")}</span> : null;
  return <span class="desk-level">{t("desk-level", { level: item.level })}</span>;
}

/** What an item is about, in words; a category without words of its own is named as it is. */
export function whyOf(item: QueueItem): string {
  const categories = [...new Set(item.reasons.map(({ category }) => category))];
  const words = categories.map((category) =>
    has(`desk-category-${category}`) ? t(`desk-category-${category}`) : category,
  );
  return words.length > 0 ? words.join(", ") : t(`desk-why-${item.kind}`);
}
