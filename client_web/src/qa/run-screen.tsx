// The desk of those who run a session: what waits, what is live, what comes next, and its course.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useTalk } from "../components/talk-beside";
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
import { RunKeys } from "./run-keys";
import { NewPoll } from "./run-poll";
import { RunQuestion } from "./run-question";
import { RunSheetList } from "./run-sheet-list";
import { RunTabs, RunTalk, useIsWide } from "./run-talk";
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
  const shown = useSignal<"sheet" | "talk">("sheet");
  const isTalkSeen = useIsWide() || shown.value === "talk";
  const talk = useTalk(desk.talk.value, isTalkSeen);
  return (
    <>
      <RunCourse desk={desk} session={session} />
      <TroubleLine book={desk.book} />
      <RunTabs shown={shown.value} unread={talk.unread} onShow={(tab) => (shown.value = tab)} />
      <div class="run-body" data-shown={shown.value}>
        <div class="stack run-work">
          <Columns desk={desk} session={session} />
          <RunKeys desk={desk} />
        </div>
        <RunTalk desk={desk} talk={talk} />
      </div>
    </>
  );
}

/** Whoever answers looks at what is live first, and whoever decides at what waits. */
function Columns({ desk, session }: { desk: RunDesk; session: QaSession }) {
  const { book } = desk;
  const live = book.live.value;
  return (
    <div class={desk.decides ? "run-columns" : "run-columns run-for-expert"}>
      <RunList desk={desk} name="pending" questions={book.waiting.value} />
      <div class="stack run-stage">
        <RunList desk={desk} name="live" questions={live ? [live] : []} />
        <RunSheetList desk={desk} />
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
  );
}

interface ListProps {
  desk: RunDesk;
  name: "pending" | "live" | "escalated" | "answered" | "declined";
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
