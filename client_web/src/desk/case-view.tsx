// One case: how grave, whose, what is due; what can be done; what raised it; all that happened.

import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { moment, t } from "../i18n";
import type { Case } from "../wire/types";
import { CaseActions, type WayToTalk } from "./case-actions";
import type { CaseApi } from "./case-api";
import { leaveCase } from "./case-keys";
import { LevelMark, wordsOfLevel } from "./case-level";
import { DueClock, Owner } from "./case-list";
import { CaseRecord } from "./case-record";
import { CaseTrigger } from "./case-trigger";
import type { CaseDesk } from "./cases";
import type { Desk } from "./desk";
import type { Shifts } from "./shifts";

interface CaseViewProps {
  desk: CaseDesk;
  api: CaseApi;
  shifts: Shifts;
  now: Signal<number>;
  queue: Desk;
  toQueue: () => void;
  talk: WayToTalk | null;
}

export function CaseView(props: CaseViewProps) {
  const one = props.desk.opened.value;
  if (!one) {
    return (
      <div class="desk-nothing stack">
        <p>{t(props.desk.cases.value.size > 0 ? "case-choose" : "case-none-open")}</p>
      </div>
    );
  }
  return <Opened key={one.id} {...props} one={one} />;
}

function Opened({
  one,
  desk,
  api,
  shifts,
  now,
  queue,
  toQueue,
  talk,
}: CaseViewProps & { one: Case }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article class="stack case" aria-labelledby="case-title">
      <header class="stack case-head">
        <button type="button" class="button link case-leave" onClick={() => leaveCase(desk)}>
          {t("case-leave")}
        </button>
        <div class="row">
          <h2 id="case-title" class="grows" ref={heading} tabIndex={-1}>
            <bdi>{one.name ?? t("case-somebody")}</bdi>
          </h2>
          <LevelMark level={one.level} />
        </div>
        <p class="row case-standing">
          <strong>{t(`case-state-${one.state}`)}</strong>
          <DueClock one={one} now={now} />
          <Owner desk={desk} one={one} />
        </p>
        <Facts one={one} />
      </header>
      <CaseActions desk={desk} shifts={shifts} one={one} talk={talk} />
      <CaseTrigger api={api} one={one} queue={queue} toQueue={toQueue} />
      <CaseRecord desk={desk} one={one} />
    </article>
  );
}

function Facts({ one }: { one: Case }) {
  const followUp = one.follow_up_at ?? null;
  return (
    <ul class="desk-facts case-facts">
      {one.about === "another" && <li>{t("case-about-another")}</li>}
      {one.wants_to_talk && <li class="case-wants">{t("case-wants-to-talk")}</li>}
      <li>
        {t(`case-raised-${one.raised_by}`, { time: moment(one.raised_at) })}
        {one.room && ` · ${one.room}`}
      </li>
      {one.peak !== one.level && <li>{t("case-was-at", { level: wordsOfLevel(one.peak) })}</li>}
      {followUp !== null && <li>{t("case-follow-up-at", { time: moment(followUp) })}</li>}
      {one.may_share && <li>{t("case-may-share")}</li>}
      {one.outcome && <li>{t("case-ended", { outcome: t(`case-outcome-${one.outcome}`) })}</li>}
    </ul>
  );
}
