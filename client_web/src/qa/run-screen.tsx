// The desk of those who run a session: what waits, what is live, what comes next, and its course.

import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { KeySwitch } from "../components/key-switch";
import { useKeys } from "../components/single-keys";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { pathOfSession, route } from "../routing";
import type { Person, QaSession, Question } from "../wire/types";
import { openBook } from "./book-of";
import { Polls } from "./polls";
import { QaApi } from "./qa-api";
import { TroubleLine } from "./question-parts";
import { RunCourse } from "./run-course";
import { RunDesk } from "./run-desk";
import { NewPoll } from "./run-poll";
import { RunQuestion } from "./run-question";
import { runsIt } from "./sessions";
import { Failed } from "./sessions-screen";
import "./words";
import "./run-words";
import "./qa.css";
import "./panel.css";
import "./run.css";

export function RunScreen({ me }: { me: Person }) {
  const lamplight = useLamplight();
  const id = useMemo(() => (route.value.screen === "run" ? route.value.session : ""), []);
  const desk = useMemo(() => {
    const book = openBook(id, lamplight);
    return new RunDesk({ id, me, api: new QaApi(lamplight.api), link: lamplight.link, book });
  }, [lamplight, id]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  useEffect(() => {
    lamplight.leaveRoom();
    void desk.open();
    return () => desk.close();
  }, [desk]);
  return (
    <>
      <Bar back={{ href: pathOfSession(id), label: t("qa-back") }}>
        <h1 ref={heading} tabIndex={-1} class="run-title">
          <bdi>{desk.session.value?.title ?? t("loading")}</bdi>
        </h1>
      </Bar>
      <main id="main" class="page" tabIndex={-1}>
        <Contents desk={desk} />
      </main>
    </>
  );
}

function Contents({ desk }: { desk: RunDesk }) {
  const session = desk.session.value;
  if (desk.phase.value === "not_allowed") return <p>{t("run-not-allowed")}</p>;
  if (desk.phase.value === "failed") return <Failed again={() => void desk.open()} />;
  if (!session) return <p>{t("loading")}</p>;
  return <Running desk={desk} session={session} />;
}

function Running({ desk, session }: { desk: RunDesk; session: QaSession }) {
  const { book } = desk;
  useKeys(useMemo(() => (key: string) => press(desk, key), [desk]));
  useEffect(() => {
    if (desk.selected.value) rowOf(desk.selected.value)?.focus();
  }, [desk.selected.value]);
  const live = book.live.value;
  return (
    <>
      <RunCourse desk={desk} session={session} />
      <TroubleLine book={book} />
      <div class="run-columns">
        <RunList desk={desk} name="pending" questions={book.waiting.value} />
        <div class="stack">
          <RunList desk={desk} name="live" questions={live ? [live] : []} />
          <RunList desk={desk} name="next" questions={book.open.value} />
        </div>
        <div class="stack">
          {desk.escalated.value.length > 0 && (
            <RunList desk={desk} name="escalated" questions={desk.escalated.value} />
          )}
          <RunList desk={desk} name="answered" questions={book.answered.value} />
          {desk.declined.value.length > 0 && (
            <RunList desk={desk} name="declined" questions={desk.declined.value} />
          )}
          <Polls book={book} canClose={runsIt(desk.me, session)} />
          {runsIt(desk.me, session) && <NewPoll book={book} session={session} />}
        </div>
      </div>
      <details class="run-keys">
        <summary>{t("run-keys")}</summary>
        <p class="hint">{t("run-keys-list")}</p>
        <KeySwitch words={t("run-keys-on")} />
      </details>
    </>
  );
}

interface ListProps {
  desk: RunDesk;
  name: "pending" | "live" | "next" | "escalated" | "answered" | "declined";
  questions: readonly Question[];
}

function RunList({ desk, name, questions }: ListProps) {
  const id = `run-${name}-title`;
  return (
    <section class="stack run-list" aria-labelledby={id} data-region={name}>
      <h2 id={id}>{t(`run-${name}`, { count: questions.length })}</h2>
      {questions.length === 0 && <p class="hint">{t(`run-${name}-none`)}</p>}
      <ul class="qa-list">
        {questions.map((question) => (
          <RunQuestion key={question.id} desk={desk} question={question} />
        ))}
      </ul>
    </section>
  );
}

const DEEDS: ReadonlyMap<string, string> = new Map([
  ["a", "approve"],
  ["d", "decline"],
  ["l", "live"],
]);

/** Whether the key meant something: a deed is the button that does it, where there is one. */
function press(desk: RunDesk, key: string): boolean {
  const deed = DEEDS.get(key);
  if (key === "j" || key === "k") desk.move(key === "j" ? 1 : -1);
  else if (deed && desk.selected.value) {
    rowOf(desk.selected.value)?.querySelector<HTMLElement>(`[data-deed=${deed}]`)?.click();
  } else return false;
  return true;
}

function rowOf(question: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-question="${CSS.escape(question)}"]`);
}
