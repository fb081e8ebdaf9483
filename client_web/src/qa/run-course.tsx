// The course of a session: where it stands, how long it has, and what moves it on.

import { useSignal } from "@preact/signals";
import { Confirm } from "../components/dialog";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { pathOfReport, pathOfRoom } from "../routing";
import type { QaSession } from "../wire/types";
import type { RunDesk } from "./run-desk";
import { LastMinutes, Timer } from "./run-timers";
import { runsIt } from "./sessions";
import { whenWords } from "./times";

export function RunCourse({ desk, session }: { desk: RunDesk; session: QaSession }) {
  const asked = useSignal<QaSession["state"] | null>(null);
  const move = async (to: QaSession["state"]) => {
    if (await desk.go(to)) return undefined;
    return trouble(desk.book.trouble.value?.code ?? "other");
  };
  return (
    <section class="card run-course" aria-label={t("run-course")} data-region="course">
      <div>
        <p role="status">
          <span class={`tag qa-state-${session.state}`}>{t(`qa-state-${session.state}`)}</span>{" "}
          {whenWords(session)}
        </p>
        <Timer session={session} />
        <LastMinutes session={session} />
      </div>
      <div class="row">
        <a class="button" href={pathOfRoom(session.room)}>
          {t("qa-to-room")}
        </a>
        {runsIt(desk.me, session) && (
          <a class="button" href={pathOfReport(session.id)}>
            {t("qa-report")}
          </a>
        )}
        {desk.moves.map((to) => (
          <button key={to} type="button" class="button primary" onClick={() => (asked.value = to)}>
            {t(`run-move-${to}`)}
          </button>
        ))}
      </div>
      {asked.value && (
        <Confirm
          title={t(`run-move-${asked.value}`)}
          body={t(`run-move-${asked.value}-body`)}
          submit={t(`run-move-${asked.value}`)}
          onSubmit={() => asked.value && move(asked.value)}
          onClosed={() => (asked.value = null)}
        />
      )}
    </section>
  );
}
