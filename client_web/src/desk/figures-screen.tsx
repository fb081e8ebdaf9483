// Reports for the organisation: how fast people at risk were gone to, and how it ended.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import {
  barsOf,
  csvPath,
  loadFigures,
  type Range,
  rangeAtFirst,
  type WeekFigures,
} from "./figures";
import { CasesChart, InTimeChart } from "./figures-chart";
import { FiguresTable } from "./figures-table";
import "./desk.css";
import "./figures.css";
import "./words";

interface Shown {
  readonly range: Range;
  readonly figures: readonly WeekFigures[];
}

export function FiguresScreen() {
  const { api } = useLamplight();
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const shown = useSignal<Shown | null>(null);
  const problem = useSignal("");
  const show = async (range: Range) => {
    try {
      shown.value = { range, figures: await loadFigures(api, range) };
      problem.value = "";
    } catch (error) {
      const own = { not_allowed: "figures-not-allowed", bad_request: "figures-bad-range" };
      problem.value = troubleOf(error, own);
    }
  };
  const first = useSignal(rangeAtFirst(Date.now())).value;
  useEffect(() => void show(first), []);
  return (
    <>
      <Bar back={{ href: "/desk", label: t("figures-back") }}>
        <h1 ref={heading} tabIndex={-1} class="desk-title">
          {t("figures-title")}
        </h1>
      </Bar>
      <main id="main" class="figures" tabIndex={-1}>
        <p>{t("figures-lead")}</p>
        <RangeForm first={first} show={(range) => void show(range)} />
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
        {shown.value && <Figures {...shown.value} />}
      </main>
    </>
  );
}

function Figures({ range, figures }: Shown) {
  const total = figures.reduce((sum, { cases }) => sum + cases, 0);
  const bars = barsOf(figures, range);
  return (
    <>
      <p role="status">{t("figures-found", { count: total })}</p>
      {total > 0 && (
        <>
          <CasesChart bars={bars} />
          <InTimeChart bars={bars} />
          <FiguresTable figures={figures} />
        </>
      )}
      <p>
        <a class="button" href={csvPath(range)} download="cases.csv">
          {t("figures-csv")}
        </a>
      </p>
    </>
  );
}

function RangeForm({ first, show }: { first: Range; show: (range: Range) => void }) {
  return (
    <form
      class="row figures-range"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        show({ since: String(form.get("since")), until: String(form.get("until")) });
      }}
    >
      {(["since", "until"] as const).map((name) => (
        <label key={name} class="field">
          <span class="hint">{t(`figures-${name}`)}</span>
          <input class="input" type="date" name={name} required defaultValue={first[name]} />
        </label>
      ))}
      <button type="submit" class="button primary">
        {t("figures-show")}
      </button>
    </form>
  );
}
