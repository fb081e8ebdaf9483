// What comes up: the Q&A sessions, the earliest first.

import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useEvery, useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { pathOfSession } from "../routing";
import type { Person } from "../wire/types";
import { ForHosts } from "./for-hosts";
import { QaApi } from "./qa-api";
import { useReminders } from "./remind-me";
import { SessionFacts, SessionWays } from "./session-card";
import { mayPlan, Sessions } from "./sessions";
import "./words";
import "./qa.css";

const REFRESH_MS = 60_000;

export function SessionsScreen({ me }: { me: Person }) {
  const lamplight = useLamplight();
  const sessions = useMemo(() => new Sessions(new QaApi(lamplight.api)), [lamplight]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  useEffect(() => lamplight.leaveRoom(), []);
  useEvery(REFRESH_MS, () => void sessions.refresh());
  return (
    <>
      <Bar back={{ href: "/rooms", label: t("back-to-rooms") }} />
      <main id="main" class="page" tabIndex={-1}>
        <div class="stack">
          <h1 ref={heading} tabIndex={-1}>
            {t("qa-title")}
          </h1>
          <p>{t("qa-lead")}</p>
          <p>
            <a class="text-link" href="/archive">
              {t("qa-to-archive")}
            </a>
          </p>
        </div>
        <ForHosts me={me}>{({ PlanAhead }) => <PlanAhead />}</ForHosts>
        <Trouble sessions={sessions} />
        <List sessions={sessions} me={me} />
      </main>
    </>
  );
}

/** Always there, so that what appears in it is announced. */
export function Trouble({ sessions }: { sessions: Sessions }) {
  const code = sessions.trouble.value;
  return (
    <p class="problem" role="alert">
      {code && trouble(code)}
    </p>
  );
}

function List({ sessions, me }: { sessions: Sessions; me: Person }) {
  const all = sessions.list.value;
  // Those who plan have their drafts in a list of their own.
  const list = mayPlan(me) ? all?.filter(({ state }) => state !== "draft") : all;
  const reminders = useReminders(me);
  if (!list && sessions.failure.value) return <Failed again={() => void sessions.load()} />;
  if (!list) return <p>{t("loading")}</p>;
  if (list.length === 0) return <p>{t("qa-none")}</p>;
  return (
    <>
      <ul class="room-cards">
        {list.map((session) => (
          <li key={session.id} class="card stack qa-card">
            <h2>
              <a href={pathOfSession(session.id)}>
                <bdi>{session.title}</bdi>
              </a>
            </h2>
            <SessionFacts session={session} />
            <SessionWays sessions={sessions} session={session} me={me} reminders={reminders} />
          </li>
        ))}
      </ul>
      {sessions.next.value !== null && (
        <button type="button" class="button" onClick={() => void sessions.more()}>
          {t("qa-more")}
        </button>
      )}
    </>
  );
}

export function Failed({ again }: { again: () => void }) {
  return (
    <div class="stack" role="alert">
      <p>{t("qa-failed")}</p>
      <button type="button" class="button" onClick={again}>
        {t("try-again")}
      </button>
    </div>
  );
}
