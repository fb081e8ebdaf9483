// Help lines that somebody has to call or read: country by country, and who did so last.

import { useSignal } from "@preact/signals";
import { country, date, t } from "../i18n";
import type { Admin } from "./admin";
import type { How, TriedLine } from "./admin-api";

const WORLD = "001";

export function Lines({ admin }: { admin: Admin }) {
  const lines = admin.lines.value;
  const byCountry = grouped(lines);
  const chosen = useSignal([...byCountry.keys()][0] ?? WORLD);
  return (
    <section class="card stack" aria-labelledby="admin-lines" data-region="help-lines">
      <h2 id="admin-lines">{t("admin-lines")}</h2>
      <p>{t("admin-lines-lead")}</p>
      <p role="status">
        <strong>{t("admin-lines-left", { left: leftOf(lines), all: lines.length })}</strong>
      </p>
      <label class="field admin-country">
        <strong>{t("admin-lines-country")}</strong>
        <select
          class="input"
          value={chosen.value}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {[...byCountry].map(([code, found]) => (
            <option key={code} value={code}>
              {optionOf(code, found)}
            </option>
          ))}
        </select>
      </label>
      <OfCountry key={chosen.value} admin={admin} lines={byCountry.get(chosen.value) ?? []} />
    </section>
  );
}

/** In the server's order, countries with something left to do first; the world's line comes last. */
function grouped(lines: readonly TriedLine[]): ReadonlyMap<string, readonly TriedLine[]> {
  const found = new Map<string, TriedLine[]>();
  const isWorlds = ({ line }: TriedLine) => line.country === WORLD;
  for (const tried of [...lines.filter((one) => !isWorlds(one)), ...lines.filter(isWorlds)]) {
    const { country: code } = tried.line;
    found.set(code, [...(found.get(code) ?? []), tried]);
  }
  return found;
}

function leftOf(lines: readonly TriedLine[]): number {
  return lines.filter(({ standing }) => standing !== "confirmed").length;
}

function optionOf(code: string, lines: readonly TriedLine[]): string {
  const name = code === WORLD ? t("admin-lines-world") : country(code);
  const left = leftOf(lines);
  return left === 0 ? name : t("admin-lines-country-left", { country: name, left });
}

function OfCountry({ admin, lines }: { admin: Admin; lines: readonly TriedLine[] }) {
  const picked = useSignal<ReadonlySet<string>>(new Set());
  const how = useSignal<How>("called");
  const pick = (name: string, on: boolean) => {
    const next = new Set(picked.value);
    if (on) next.add(name);
    else next.delete(name);
    picked.value = next;
  };
  const record = async () => {
    const chosen = lines.filter(({ line }) => picked.value.has(line.name));
    if (chosen.length > 0 && (await admin.confirm(chosen, how.value))) picked.value = new Set();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <ul class="admin-list">
        {lines.map((tried) => (
          <Line
            key={tried.line.name}
            tried={tried}
            isPicked={picked.value.has(tried.line.name)}
            pick={(on) => pick(tried.line.name, on)}
          />
        ))}
      </ul>
      <button
        type="button"
        class="button admin-submit"
        onClick={() => (picked.value = new Set(lines.map(({ line }) => line.name)))}
      >
        {t("admin-lines-all")}
      </button>
      <div class="row">
        <fieldset class="row">
          <legend class="visually-hidden">{t("admin-lines-how")}</legend>
          <span aria-hidden="true">{t("admin-lines-how")}</span>
          {(["called", "read"] as const).map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="how"
                checked={how.value === one}
                onChange={() => (how.value = one)}
              />
              {t(`admin-how-${one}`)}
            </label>
          ))}
        </fieldset>
        <button
          type="submit"
          class={picked.value.size === 0 ? "button" : "button primary"}
          aria-disabled={picked.value.size === 0}
        >
          {t("admin-lines-confirm", { count: picked.value.size })}
        </button>
      </div>
    </form>
  );
}

interface LineProps {
  tried: TriedLine;
  isPicked: boolean;
  pick: (on: boolean) => void;
}

function Line({ tried, isPicked, pick }: LineProps) {
  const { line, standing, expired, last } = tried;
  const isDone = standing === "confirmed";
  return (
    <li>
      <label class="choice admin-line">
        <input
          type="checkbox"
          checked={isPicked}
          onChange={(event) => pick(event.currentTarget.checked)}
        />
        <span class="admin-about">
          <strong>
            <bdi>{line.name}</bdi>
          </strong>
          <span class="admin-url">
            <bdi>{line.contact}</bdi>
          </span>
          <span class="hint">
            {line.hours} · {t("admin-line-source", { date: date(line.verified_on) })}
          </span>
          <span class={isDone ? "admin-done" : "admin-left"}>
            {t(`admin-line-${standing}`)}
            {expired && `. ${t("admin-line-expired")}`}
          </span>
          {last && (
            <span class="hint">
              {t(`admin-line-${last.how}`, {
                by: last.by,
                time: date(new Date(last.at).toISOString()),
              })}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}
