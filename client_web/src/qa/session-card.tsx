// A session as a card says it: what, with whom, when, and whether one comes.

import { RoleMark } from "../components/role";
import { t } from "../i18n";
import type { Pushes } from "../push/pushes";
import { pathOfReport, pathOfRoom } from "../routing";
import type { Person, QaSession } from "../wire/types";
import { calendarFile } from "./qa-api";
import { RemindMe } from "./remind-me";
import { isBackstage, isOver, isRunning, runsIt, type Sessions } from "./sessions";
import { whenWords } from "./times";

export function SessionFacts({ session }: { session: QaSession }) {
  const { coming = 0, experts, reason, state, tags } = session;
  return (
    <>
      <p class="qa-when">
        <span class={`tag qa-state-${state}`}>{t(`qa-state-${state}`)}</span>{" "}
        <time dateTime={new Date(session.starts_at).toISOString()}>{whenWords(session)}</time>
      </p>
      {reason && (
        <p class="qa-about" dir="auto">
          {t("qa-cancelled-why", { reason })}
        </p>
      )}
      {experts.length > 0 && (
        <ul class="qa-people" aria-label={t("qa-experts")}>
          {experts.map((expert) => (
            <li key={expert.id}>
              <bdi>{expert.name}</bdi> <RoleMark roles={["expert"]} />
            </li>
          ))}
        </ul>
      )}
      {tags.length > 0 && (
        <ul class="tags" aria-label={t("room-tags")}>
          {tags.map((tag) => (
            <li class="tag" key={tag} dir="auto">
              {tag}
            </li>
          ))}
        </ul>
      )}
      <p class="hint">
        {t("qa-minutes", { count: session.minutes })} · {t("qa-coming-count", { count: coming })}
        {session.rrule !== null && ` · ${t("qa-recurs")}`}
      </p>
    </>
  );
}

interface DeedsProps {
  sessions: Sessions;
  session: QaSession;
  me: Person;
}

interface WaysProps extends DeedsProps {
  reminders: Pushes;
}

/** The ways on from a session; and to whoever comes, the offer of a reminder. */
export function SessionWays({ reminders, ...deeds }: WaysProps) {
  const { sessions, session } = deeds;
  const isAhead = session.state === "scheduled" || session.state === "doors";
  const isComing = sessions.places.value.get(session.id)?.coming ?? false;
  return (
    <>
      <SessionDeeds {...deeds} />
      {isAhead && isComing && <RemindMe reminders={reminders} session={session} />}
    </>
  );
}

/** Into it, to say that one comes, into one's calendar. */
function SessionDeeds({ sessions, session, me }: DeedsProps) {
  const isOpen = isRunning(session);
  const isAhead = session.state === "scheduled";
  return (
    <div class="row">
      {isOpen && (
        <a class="button primary" href={pathOfRoom(session.room)}>
          {t("qa-go-in")}
        </a>
      )}
      {(isAhead || isOpen) && <Coming sessions={sessions} session={session} />}
      {session.state !== "draft" && !isOver(session) && (
        <a class="button" href={calendarFile(session.id)} download={`${session.id}.ics`}>
          {t("qa-calendar")}
          <span class="visually-hidden"> {session.title}</span>
        </a>
      )}
      {isBackstage(me, session) && session.state !== "cancelled" && (
        <a class="button" href={`/sessions/${encodeURIComponent(session.id)}/run`}>
          {t("qa-run")}
          <span class="visually-hidden"> {session.title}</span>
        </a>
      )}
      {isOver(session) && runsIt(me, session) && (
        <a class="button" href={pathOfReport(session.id)}>
          {t("qa-report")}
        </a>
      )}
    </div>
  );
}

function Coming({ sessions, session: { id, title } }: Omit<DeedsProps, "me">) {
  const isComing = sessions.places.value.get(id)?.coming ?? false;
  return (
    <button
      type="button"
      class="button qa-toggle"
      aria-pressed={isComing}
      onClick={() => void sessions.sayComing(id, !isComing)}
    >
      <span class="qa-check" aria-hidden="true" />
      {t("qa-come")}
      <span class="visually-hidden"> {title}</span>
    </button>
  );
}
