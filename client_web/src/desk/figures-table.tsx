// The figures as a table: all that the charts show, and the times that they don't.

import { date, t } from "../i18n";
import { clockFace } from "./case-clock";
import { wordsOfLevel } from "./case-level";
import type { WeekFigures } from "./figures";

const COLUMNS = [
  "week",
  "level",
  "cases",
  "open",
  "unacknowledged",
  "acknowledged",
  "acknowledge-time",
  "replied",
  "reply-time",
  "outcomes",
  "raised-by",
] as const;

export function FiguresTable({ figures }: { figures: readonly WeekFigures[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too
    <section class="figures-scroll" aria-label={t("figures-table")} tabIndex={0}>
      <table class="figures-table">
        <caption>{t("figures-table")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`figures-column-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <Row key={`${one.week} ${one.level}`} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ one }: { one: WeekFigures }) {
  const inTime = (count: number) => t("figures-of", { count, all: one.cases });
  return (
    <tr>
      <th scope="row">{date(one.week)}</th>
      <td>{wordsOfLevel(one.level)}</td>
      <td>{one.cases}</td>
      <td>{one.open}</td>
      <td>{one.unacknowledged}</td>
      <td>{inTime(one.acknowledged_in_time)}</td>
      <td>{spread(one.acknowledge_median_s, one.acknowledge_p90_s)}</td>
      <td>{inTime(one.replied_in_time)}</td>
      <td>{spread(one.reply_median_s, one.reply_p90_s)}</td>
      <td>{counts(one.outcomes, "case-outcome")}</td>
      <td>{counts(one.raised_by, "case-by")}</td>
    </tr>
  );
}

function spread(median_s: number | null, p90_s: number | null): string {
  if (median_s === null || p90_s === null) return t("figures-none");
  const [median, p90] = [clockFace(median_s * 1000), clockFace(p90_s * 1000)];
  return t("figures-spread", { median, p90 });
}

function counts(found: Record<string, number>, words: string): string {
  const told = Object.entries(found).map(([name, count]) =>
    t("figures-count", { what: t(`${words}-${name}`), count }),
  );
  return told.join(", ") || t("figures-none");
}
