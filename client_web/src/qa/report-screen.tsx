// What a host learns of a session: how many came and asked, how long it took, how they left.
// Counts and times, and nobody's name; made to be printed too.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { span, t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import { pathOfSession, route } from "../routing";
import type { QaSession } from "../wire/types";
import { ArchiveApi, type SessionReport } from "./archive-api";
import { type Mood, QaApi } from "./qa-api";
import { dateOf } from "./times";
import "./words";
import "./archive-words";
import "./qa.css";
import "./archive.css";

const STATES = [
  "answered",
  "live",
  "approved",
  "pending",
  "merged",
  "declined",
  "withdrawn",
  "escalated",
] as const;
const MOODS: readonly Mood[] = ["better", "same", "worse"];

interface Told {
  readonly session: QaSession;
  readonly report: SessionReport;
}

export function ReportScreen() {
  const lamplight = useLamplight();
  const { api } = lamplight;
  const id = useMemo(() => (route.value.screen === "report" ? route.value.session : ""), []);
  const told = useSignal<Told | null>(null);
  const problem = useSignal("");
  const read = async () => {
    try {
      const [session, report] = await Promise.all([
        new QaApi(api).session(id),
        new ArchiveApi(api).report(id),
      ]);
      told.value = { session, report };
      problem.value = "";
    } catch (error) {
      problem.value = troubleOf(error, { not_allowed: "host-report-not-allowed" });
    }
  };
  useEffect(() => {
    lamplight.leaveRoom();
    void read();
  }, []);
  return (
    <>
      <Bar back={{ href: pathOfSession(id), label: t("host-report-back") }} />
      <main id="main" class="page host-report" tabIndex={-1}>
        {problem.value && <Problem words={problem.value} again={() => void read()} />}
        {told.value && <Report {...told.value} />}
        {!told.value && !problem.value && <p>{t("loading")}</p>}
      </main>
    </>
  );
}

function Problem({ words, again }: { words: string; again: () => void }) {
  return (
    <div class="stack" role="alert">
      <p class="problem">{words}</p>
      <button type="button" class="button" onClick={again}>
        {t("try-again")}
      </button>
    </div>
  );
}

function Report({ session, report }: Told) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <article class="stack">
      <p class="hint">{t("host-report-title")}</p>
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{session.title}</bdi>
      </h1>
      <p>{dateOf(session.starts_at)}</p>
      <PlainWords report={report} />
      <Figures report={report} />
      <p class="hint">{t("host-report-names")}</p>
      <div class="row host-report-deeds">
        <button type="button" class="button" onClick={() => print()}>
          {t("host-report-print")}
        </button>
      </div>
    </article>
  );
}

/** The same for whoever reads no tables. */
function PlainWords({ report }: { report: SessionReport }) {
  const { questions, askers, wait_median_s, moods } = report;
  const asked = sum(questions);
  const said = sum(moods);
  return (
    <div class="stack host-report-words">
      <p>
        {t("host-report-asked", { count: asked })} {t("host-report-askers", { count: askers })}{" "}
        {t("host-report-answered", { count: questions.answered ?? 0 })}
      </p>
      {wait_median_s !== null && (
        <p>{t("host-report-wait", { wait: span(wait_median_s * 1000) })}</p>
      )}
      <p>
        {said === 0
          ? t("host-report-no-moods")
          : t("host-report-said", { count: said, better: moods.better ?? 0 })}
      </p>
      {(moods.worse ?? 0) > 0 && <p>{t("host-report-worse", { count: moods.worse ?? 0 })}</p>}
    </div>
  );
}

function Figures({ report }: { report: SessionReport }) {
  const { coming, places_taken, askers, questions, votes, wait_median_s, moods } = report;
  const wait = wait_median_s === null ? t("host-report-none") : span(wait_median_s * 1000);
  return (
    <table class="report-table">
      <caption>{t("host-report-figures")}</caption>
      <Group name="people">
        <Row name={t("host-report-coming")} value={coming} />
        <Row name={t("host-report-places")} value={places_taken} />
        <Row name={t("host-report-asking")} value={askers} />
      </Group>
      <Group name="questions">
        {STATES.filter((state) => state === "answered" || questions[state]).map((state) => (
          <Row key={state} name={t(`host-report-state-${state}`)} value={questions[state] ?? 0} />
        ))}
        <Row name={t("host-report-all")} value={sum(questions)} />
        <Row name={t("host-report-votes")} value={votes} />
      </Group>
      <Group name="waits">
        <Row name={t("host-report-median")} value={wait} />
      </Group>
      <Group name="moods">
        {MOODS.map((mood) => (
          <Row key={mood} name={t(`qa-mood-${mood}`)} value={moods[mood] ?? 0} />
        ))}
      </Group>
    </table>
  );
}

interface GroupProps {
  name: "people" | "questions" | "waits" | "moods";
  children: ComponentChildren;
}

function Group({ name, children }: GroupProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {t(`host-report-of-${name}`)}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

function Row({ name, value }: { name: string; value: number | string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
}

function sum(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((all, count) => all + (count ?? 0), 0);
}
