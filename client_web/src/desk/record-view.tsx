// What is known of the person whose item is open: what was set against them, and how it ended.

import { day, moment, t } from "../i18n";
import type { Desk } from "./desk";

export function RecordView({ desk }: { desk: Desk }) {
  const record = desk.record.value;
  if (!record) return null;
  return (
    <section class="card stack" aria-labelledby="desk-record-title">
      <h2 id="desk-record-title">
        <bdi>{record.person.name}</bdi>
      </h2>
      <ul class="desk-facts">
        {record.joined_at !== null && (
          <li>{t("desk-record-joined", { day: day(record.joined_at) })}</li>
        )}
        <li>{t("desk-record-strikes", { count: record.strikes })}</li>
        <li>
          {t("desk-record-items", {
            upheld: record.items_upheld,
            dismissed: record.items_dismissed,
          })}
        </li>
        <li>
          {t("desk-record-reports", {
            upheld: record.reports_upheld,
            dismissed: record.reports_dismissed,
          })}
        </li>
      </ul>
      <h3>{t("desk-record-sanctions")}</h3>
      {record.sanctions.length === 0 && <p>{t("desk-record-none")}</p>}
      <ul class="desk-facts">
        {record.sanctions.map((sanction) => (
          <li key={sanction.id}>
            {t(`desk-sanction-${sanction.kind}`)}, {sanction.room ?? t("desk-site")},{" "}
            {moment(sanction.starts_at)}
            <span class="hint"> {sanction.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
