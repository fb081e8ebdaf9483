// The cases in order: how grave, whose, how long until when, and who has it. No words of anybody's.

import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { moment, t } from "../i18n";
import type { Case } from "../wire/types";
import { clockFace, dueOf, isLate } from "./case-clock";
import { LevelMark } from "./case-level";
import type { CaseDesk } from "./cases";

const CLOCK_AT_MOST_MS = 12 * 3_600_000;

export function CaseList({ desk, now }: { desk: CaseDesk; now: Signal<number> }) {
  const phase = desk.phase.value;
  if (phase === "loading") return <p>{t("loading")}</p>;
  if (phase === "not_allowed") return <p>{t("case-not-allowed")}</p>;
  if (phase === "failed") {
    return (
      <div class="stack" role="alert">
        <p>{t("case-failed")}</p>
        <button type="button" class="button" onClick={() => void desk.load()}>
          {t("try-again")}
        </button>
      </div>
    );
  }
  const order = desk.order.value;
  if (order.length === 0) return <p class="desk-empty">{t(`case-none-${desk.tab.value}`)}</p>;
  return (
    <ul class="desk-list">
      {order.map((one) => (
        <Row key={one.id} desk={desk} one={one} now={now} />
      ))}
    </ul>
  );
}

function Row({ desk, one, now }: { desk: CaseDesk; one: Case; now: Signal<number> }) {
  const button = useRef<HTMLButtonElement>(null);
  const isSelected = desk.selected.value === one.id;
  const isOpen = desk.opened.value?.id === one.id;
  useLayoutEffect(() => {
    if (isSelected && !isOpen) button.current?.focus();
  }, [isSelected, isOpen]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={isOpen ? "desk-row is-open" : "desk-row"}
        aria-current={isOpen}
        data-case={one.id}
        onClick={() => void desk.open(one.id)}
      >
        <span class="desk-row-head">
          <LevelMark level={one.level} />
          <DueClock one={one} now={now} />
        </span>
        <strong>
          <bdi>{one.name ?? t("case-somebody")}</bdi>
        </strong>
        <span>{t(`case-state-${one.state}`)}</span>
        <Owner desk={desk} one={one} />
        {one.wants_to_talk && <span class="case-wants">{t("case-wants-to-talk")}</span>}
        {one.pending && <span class="case-wants">{t("case-pending-short")}</span>}
      </button>
    </li>
  );
}

export function Owner({ desk, one }: { desk: CaseDesk; one: Case }) {
  if (one.state === "closed") {
    return <span class="hint">{t("case-closed-at", { time: moment(one.closed_at ?? 0) })}</span>;
  }
  if (one.claimed_by === null) return <span class="hint">{t("case-nobody-has-it")}</span>;
  if (one.claimed_by === desk.me.id) return <span class="case-mine">{t("case-you-have-it")}</span>;
  const name = desk.nameOf(one.claimed_by) ?? t("case-a-colleague");
  return <span class="hint">{t("case-has-it", { name })}</span>;
}

/** What is due, and the time until then or since; redrawn by itself, each second. */
export function DueClock({ one, now }: { one: Case; now: Signal<number> }) {
  if (one.due_at === null) return null;
  const left_ms = one.due_at - now.value;
  const what = t(`case-due-${dueOf(one)}`);
  const isTooFar = left_ms > CLOCK_AT_MOST_MS;
  const when = isLate(one, now.value)
    ? t("case-late-by", { clock: clockFace(left_ms) })
    : isTooFar
      ? moment(one.due_at)
      : t("case-in", { clock: clockFace(left_ms) });
  return (
    <span class={isLate(one, now.value) ? "case-clock is-late" : "case-clock"}>
      {what} <b>{when}</b>
    </span>
  );
}
