// One Q&A session: what it is about, who is there, and the way into its room.

import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { CareCard } from "../components/care-card";
import { useEvery, useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { OfSessionAlone } from "../resources/places";
import { pathOfRoom, route } from "../routing";
import { PlainWords } from "../screens/plain";
import type { Person, QaSession } from "../wire/types";
import { AskForm } from "./ask-form";
import { useBook } from "./book-of";
import { ForHosts } from "./for-hosts";
import { OwnQuestions } from "./own-questions";
import { OpenQuestions } from "./panel";
import { QaApi } from "./qa-api";
import { TroubleLine } from "./question-parts";
import { useReminders } from "./remind-me";
import { SessionArchive } from "./session-archive";
import { SessionFacts, SessionWays } from "./session-card";
import { isOver, isRunning, Sessions } from "./sessions";
import { Failed, Trouble } from "./sessions-screen";
import "./words";
import "./qa.css";
import "./panel.css";

const REFRESH_MS = 30_000;

export function SessionScreen({ me }: { me: Person }) {
  const lamplight = useLamplight();
  const id = useMemo(() => (route.value.screen === "session" ? route.value.session : ""), []);
  const sessions = useMemo(() => new Sessions(new QaApi(lamplight.api)), [lamplight]);
  useEffect(() => lamplight.leaveRoom(), []);
  useEvery(REFRESH_MS, () => void sessions.loadOne(id));
  const session = sessions.list.value?.[0];
  return (
    <>
      <Bar back={{ href: "/sessions", label: t("qa-back") }} />
      <main id="main" class="page" tabIndex={-1}>
        <Trouble sessions={sessions} />
        {session && <About sessions={sessions} session={session} me={me} />}
        {session && <CareCard />}
        {session?.state === "scheduled" && <AskAhead session={session} />}
        {session && isOver(session) && <Afterwards session={session} />}
        {!session && <Absent sessions={sessions} again={() => void sessions.loadOne(id)} />}
      </main>
    </>
  );
}

function Absent({ sessions, again }: { sessions: Sessions; again: () => void }) {
  const code = sessions.failure.value;
  if (code === null) return <p>{t("loading")}</p>;
  if (code !== "not_found") return <Failed again={again} />;
  return (
    <PlainWords title={t("qa-gone-title")} body={t("qa-gone-body")}>
      <a class="button primary" href="/sessions">
        {t("qa-back")}
      </a>
    </PlainWords>
  );
}

interface AboutProps {
  sessions: Sessions;
  session: QaSession;
  me: Person;
}

function About({ sessions, session, me }: AboutProps) {
  const { about } = session;
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const reminders = useReminders(me);
  return (
    <article class="card stack qa-card">
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{session.title}</bdi>
      </h1>
      <SessionFacts session={session} />
      {about && (
        <p class="qa-about" dir="auto">
          {about}
        </p>
      )}
      {!isOver(session) && <HowItGoes session={session} />}
      <SessionWays sessions={sessions} session={session} me={me} reminders={reminders} />
      <ForHosts me={me}>
        {({ HostDeeds }) => (
          <HostDeeds
            session={session}
            me={me}
            onChanged={() => void sessions.loadOne(session.id)}
          />
        )}
      </ForHosts>
      {!isRunning(session) && session.state === "scheduled" && (
        <a class="text-link" href={pathOfRoom(session.room)}>
          {t("qa-to-room")}
        </a>
      )}
      <OfSessionAlone session={session} me={me} />
    </article>
  );
}

function HowItGoes({ session }: { session: QaSession }) {
  const { anonymous, capacity, doors_minutes, quiet = false, transcript = true } = session;
  return (
    <ul class="bullets">
      {doors_minutes > 0 && <li>{t("qa-doors", { minutes: doors_minutes })}</li>}
      <li>{t("qa-ahead")}</li>
      {anonymous && <li>{t("qa-anonymous")}</li>}
      {quiet && <li>{t("qa-quiet")}</li>}
      {capacity !== null && <li>{t("qa-capacity", { count: capacity })}</li>}
      <li>{t(transcript ? "qa-kept" : "qa-not-kept")}</li>
    </ul>
  );
}

/** What is left of it: one's own questions, and what everybody may read. */
function Afterwards({ session }: { session: QaSession }) {
  const book = useBook(session.id);
  const { transcript = true } = session;
  return (
    <>
      {book.own.value.length > 0 && (
        <div class="card stack">
          <TroubleLine book={book} />
          <OwnQuestions book={book} session={session} />
        </div>
      )}
      {transcript && <SessionArchive session={session} version={book.isLeftOut.value} />}
      {!transcript && <p>{t("qa-not-kept")}</p>}
    </>
  );
}

/** What there is to ask before its doors open. */
function AskAhead({ session }: { session: QaSession }) {
  const book = useBook(session.id);
  return (
    <section class="card stack" aria-label={t("qa-ask")}>
      <AskForm book={book} session={session} />
      <OwnQuestions book={book} session={session} />
      <OpenQuestions book={book} />
    </section>
  );
}
