// The figures as bars. What a bar shows stands on it in words and in the table as well, so nothing
// is told by a colour alone, or by a picture alone.

import type { ComponentChildren } from "preact";
import { shortDate, t } from "../i18n";
import type { WeekBar } from "./figures";

const WEEK_PX = 64;
const BAR_PX = 36;
const HEIGHT_PX = 160;
const TOP_PX = 20;
const BOTTOM_PX = 24;
/** A part that is lower than a line of text has its words in the table only. */
const WORDS_PX = 15;

export function CasesChart({ bars }: { bars: readonly WeekBar[] }) {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  return (
    <Chart title={t("figures-chart-cases")} bars={bars}>
      {(bar, left) => {
        let top = TOP_PX + HEIGHT_PX;
        const parts = bar.levels.map(({ level, cases }) => {
          const height = (cases / most) * HEIGHT_PX;
          top -= height;
          return (
            <g key={level} class={`chart-${level.toLowerCase()}`}>
              <rect x={left} y={top} width={BAR_PX} height={height} />
              {height >= WORDS_PX && (
                <text x={left + BAR_PX / 2} y={top + height / 2} dominant-baseline="central">
                  {level}
                </text>
              )}
            </g>
          );
        });
        return (
          <>
            {parts}
            <text class="chart-count" x={left + BAR_PX / 2} y={top - 6}>
              {bar.total}
            </text>
          </>
        );
      }}
    </Chart>
  );
}

export function InTimeChart({ bars }: { bars: readonly WeekBar[] }) {
  return (
    <Chart title={t("figures-chart-in-time")} hint={t("figures-chart-in-time-hint")} bars={bars}>
      {({ acknowledged, replied }, left) => (
        <>
          <Share share={acknowledged} left={left - 8} mark={t("figures-mark-acknowledged")} />
          <Share share={replied} left={left + 20} mark={t("figures-mark-replied")} />
        </>
      )}
    </Chart>
  );
}

interface ShareProps {
  share: number | null;
  left: number;
  mark: string;
}

/** A bar as high as the share, its percentage on top, its letter at its foot. */
function Share({ share, left, mark }: ShareProps) {
  if (share === null) return null;
  const height = share * HEIGHT_PX;
  const middle = left + BAR_PX / 3;
  return (
    <g class="chart-share">
      <rect x={left} y={TOP_PX + HEIGHT_PX - height} width={(BAR_PX * 2) / 3 - 2} height={height} />
      <text class="chart-count" x={middle} y={TOP_PX + HEIGHT_PX - height - 6}>
        {Math.round(share * 100)}
      </text>
      {height >= WORDS_PX && (
        <text x={middle} y={TOP_PX + HEIGHT_PX - 5}>
          {mark}
        </text>
      )}
    </g>
  );
}

interface ChartProps {
  title: string;
  hint?: string;
  bars: readonly WeekBar[];
  children: (bar: WeekBar, left: number) => ComponentChildren;
}

function Chart({ title, hint, bars, children }: ChartProps) {
  const width = Math.max(1, bars.length) * WEEK_PX;
  const height = TOP_PX + HEIGHT_PX + BOTTOM_PX;
  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
        {hint && <p class="hint">{hint}</p>}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide chart is scrolled by keyboard too */}
      <section class="chart-scroll" aria-label={title} tabIndex={0}>
        <svg
          role="img"
          aria-label={t("figures-chart-label", { title })}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <line
            class="chart-ground"
            x1="0"
            x2={width}
            y1={TOP_PX + HEIGHT_PX}
            y2={TOP_PX + HEIGHT_PX}
          />
          {bars.map((bar, at) => (
            <g key={bar.week}>
              {children(bar, at * WEEK_PX + (WEEK_PX - BAR_PX) / 2)}
              <text class="chart-week" x={at * WEEK_PX + WEEK_PX / 2} y={height - 6}>
                {shortDate(bar.week)}
              </text>
            </g>
          ))}
        </svg>
      </section>
    </figure>
  );
}
