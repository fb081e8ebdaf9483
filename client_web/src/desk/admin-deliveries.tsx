// What is on its way to the outside, and what was given up, which can be sent again.

import { moment, t } from "../i18n";
import type { Admin, Listed } from "./admin";
import type { Delivery } from "./admin-api";

const LISTS: readonly Listed[] = ["parked", "waiting"];

export function Deliveries({ admin }: { admin: Admin }) {
  return (
    <section class="card stack" aria-labelledby="admin-deliveries" data-region="deliveries">
      <div class="row">
        <h2 id="admin-deliveries" class="grows">
          {t("admin-deliveries")}
        </h2>
        <button type="button" class="button" onClick={() => void admin.refresh()}>
          {t("admin-refresh")}
        </button>
      </div>
      {LISTS.map((state) => (
        <List key={state} admin={admin} state={state} />
      ))}
    </section>
  );
}

function List({ admin, state }: { admin: Admin; state: Listed }) {
  const { found, next } = admin.deliveries.value[state];
  return (
    <div class="stack">
      <h3>{t(`admin-${state}`)}</h3>
      {found.length === 0 && <p class="hint">{t(`admin-${state}-none`)}</p>}
      <ul class="admin-list">
        {found.map((delivery) => (
          <Row key={delivery.id} admin={admin} delivery={delivery} />
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="button" onClick={() => void admin.more(state)}>
          {t("admin-more")}
        </button>
      )}
    </div>
  );
}

function Row({ admin, delivery }: { admin: Admin; delivery: Delivery }) {
  const isParked = delivery.state === "parked";
  const facts = [
    moment(delivery.at),
    t("admin-tries", { count: delivery.attempts }),
    answerOf(delivery),
    isParked ? "" : t("admin-next-at", { time: moment(delivery.next_at) }),
  ];
  return (
    <li class="admin-row">
      <div class="admin-about">
        <strong class="admin-kind">{kindWords(delivery.kind)}</strong>
        <span class="admin-url">
          <bdi>{receiverOf(admin, delivery)}</bdi>
        </span>
        <span class="hint">{facts.filter(Boolean).join(" · ")}</span>
      </div>
      {isParked && (
        <button type="button" class="button" onClick={() => void admin.retry(delivery.id)}>
          {t("admin-retry")}
        </button>
      )}
    </li>
  );
}

function receiverOf({ webhooks }: Admin, { receiver }: Delivery): string {
  if (receiver.kind === "push") return t("admin-to-browser");
  return webhooks.value.find(({ id }) => id === receiver.id)?.url ?? t("admin-to-gone");
}

/** What the other side said last, or why it said nothing; "" before the first try. */
export function answerOf({ last_status, last_error }: Delivery): string {
  if (last_status !== null) return t("admin-answered", { status: String(last_status) });
  return last_error === null ? "" : t("admin-unanswered", { why: last_error.replaceAll("_", " ") });
}

export function kindWords(kind: string): string {
  return t(`admin-kind-${kind.replace(".", "-")}`);
}
