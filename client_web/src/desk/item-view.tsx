// One item: its text once opened, what stands around it, and the decision.

import { useEffect, useRef } from "preact/hooks";
import { moment, t, timeOfDay } from "../i18n";
import type { QueueItem } from "../wire/types";
import type { Context, Decision } from "./api";
import { decisionsFor } from "./decisions";
import type { Desk } from "./desk";
import { Level, whyOf } from "./queue-list";
import { noteWords } from "./words";

export function ItemView({ desk }: { desk: Desk }) {
  const item = desk.opened.value;
  if (!item) return <Nothing desk={desk} />;
  return <Opened key={item.id} desk={desk} item={item} />;
}

function Nothing({ desk }: { desk: Desk }) {
  const last = desk.decided.value[0];
  return (
    <div class="desk-nothing stack">
      <p>{t(desk.items.value.size > 0 ? "desk-choose" : "desk-all-done")}</p>
      {last && (
        <div class="row">
          <p class="grows">{t("desk-last", { decision: t(`desk-did-${last.decision}`) })}</p>
          <button type="button" class="button" onClick={() => void desk.undo()}>
            {t("desk-undo")}
          </button>
        </div>
      )}
    </div>
  );
}

function Opened({ desk, item }: { desk: Desk; item: QueueItem }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article class="stack" aria-labelledby="desk-item-title">
      <div class="row">
        <h2 id="desk-item-title" class="grows" ref={heading} tabIndex={-1}>
          {t(`desk-kind-${item.kind}`)}: {whyOf(item)}
        </h2>
        <Level item={item} />
      </div>
      <p class="hint">
        <bdi>{item.author.name}</bdi>, {item.room ? `${item.room}, ` : ""}
        {moment(item.at)}
        {item.returns_at ? `. ${t("desk-returns", { time: timeOfDay(item.returns_at) })}` : ""}
      </p>
      {item.text !== null && (
        <blockquote class="desk-text" dir="auto">
          {item.text}
        </blockquote>
      )}
      {item.note && (
        <p class="desk-note">
          <strong>{t("desk-note")}</strong> <span dir="auto">{noteWords(item)}</span>
        </p>
      )}
      <Rules item={item} />
      <Around context={desk.context.value} />
      <Decide desk={desk} item={item} />
    </article>
  );
}

function Rules({ item }: { item: QueueItem }) {
  if (item.reasons.length === 0) return null;
  const rate = item.false_alarm_rate ?? null;
  return (
    <p class="hint">
      {t("desk-rules", { rules: [...new Set(item.reasons.map(({ rule }) => rule))].join(", ") })}{" "}
      {rate === null ? t("desk-rate-unknown") : t("desk-rate", { percent: Math.round(rate * 100) })}
    </p>
  );
}

function Around({ context }: { context: Context | null }) {
  if (!context || context.messages.length === 0) return null;
  return (
    <details class="desk-context" open>
      <summary>{t("desk-context")}</summary>
      <ol>
        {context.messages.map((message) => (
          <li key={message.seq} class={message.seq === context.seq ? "is-it" : ""}>
            <strong>
              <bdi>{message.author.name}</bdi>
            </strong>{" "}
            <time class="hint">{timeOfDay(message.at)}</time>
            <p dir="auto">{message.text ?? t("desk-context-removed")}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

const MUTES = [600, 3_600, 86_400] as const;

function Decide({ desk, item }: { desk: Desk; item: QueueItem }) {
  const field = useRef<HTMLInputElement>(null);
  const reason = () => field.current?.value.trim() || whyOf(item);
  const decide = (decision: Decision) => void desk.decide(decision, reason());
  return (
    <div class="desk-decide stack">
      <label class="field">
        <strong>{t("desk-reason")}</strong>
        <span class="hint">
          {t(item.kind === "worry" ? "desk-reason-record" : "desk-reason-hint")}
        </span>
        <input ref={field} class="input" maxLength={500} autocomplete="off" />
      </label>
      <div class="row">
        {decisionsFor(item).map((decision, at) => (
          <button
            key={decision}
            type="button"
            data-decision={decision}
            class={at === 0 ? "button primary" : "button"}
            onClick={() => decide(decision)}
          >
            {t(`desk-do-${item.kind}-${decision}`)}
          </button>
        ))}
        <button type="button" class="button plain" onClick={() => void desk.letGo()}>
          {t("desk-let-go")}
        </button>
      </div>
      {item.kind !== "worry" && item.kind !== "appeal" && (
        <fieldset class="row">
          <legend class="hint">{t("desk-mute", { name: item.author.name })}</legend>
          {MUTES.map((seconds) => (
            <button
              key={seconds}
              type="button"
              class="button"
              onClick={() => void desk.mute(seconds, reason())}
            >
              {t(`desk-mute-${seconds}`)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
