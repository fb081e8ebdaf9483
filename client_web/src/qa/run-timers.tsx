// Times on the desk: how long the session has, how long a question has been live.
//
// Read by whoever looks and never announced, since they change all the time; only that the last
// minutes have begun is said, once.

import { useReducer } from "preact/hooks";
import { useEvery } from "../components/hooks";
import { t } from "../i18n";
import type { QaSession } from "../wire/types";
import { elapsedWords, isLastMinutes, timerWords } from "./times";

export function Timer({ session }: { session: QaSession }) {
  return <p class="run-timer">{timerWords(session, useNow())}</p>;
}

export function LastMinutes({ session }: { session: QaSession }) {
  return (
    <p class="run-last" role="status">
      {isLastMinutes(session, useNow()) && t("run-last-minutes")}
    </p>
  );
}

export function LiveFor({ since }: { since: number | null | undefined }) {
  const now = useNow();
  return since == null ? null : <p class="hint run-live-for">{elapsedWords(since, now)}</p>;
}

function useNow(): number {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useEvery(1_000, () => redraw());
  return Date.now();
}
