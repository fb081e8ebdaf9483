// People at risk: who is on shift, the cases, the one that is looked at, and the talk beside it.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { useEvery } from "../components/hooks";
import { useKeys } from "../components/single-keys";
import { useTalk } from "../components/talk-beside";
import { t } from "../i18n";
import { SoundSwitch } from "./case-alarm";
import type { CaseApi } from "./case-api";
import { CaseKeys, pressInCases } from "./case-keys";
import { CaseList } from "./case-list";
import { CaseTalk } from "./case-talk";
import { caseTrouble } from "./case-trouble";
import { CaseView } from "./case-view";
import type { CaseDesk } from "./cases";
import type { Desk } from "./desk";
import { TroubleLine } from "./queue-view";
import { ShiftBar } from "./shift-bar";
import type { Shifts } from "./shifts";

const WIDE = "(min-width: 64rem)";

interface CasesViewProps {
  desk: CaseDesk;
  api: CaseApi;
  shifts: Shifts;
  queue: Desk;
  toQueue: () => void;
}

export function CasesView({ desk, api, shifts, queue, toQueue }: CasesViewProps) {
  const now = useSignal(desk.clock.now());
  useEvery(1_000, () => (now.value = desk.clock.now()));
  const isAskingKeys = useSignal(false);
  const press = useMemo(
    () => (key: string) => pressInCases(desk, key, () => (isAskingKeys.value = true)),
    [desk],
  );
  useKeys(press);
  const id = talkOf(desk);
  const isTalking = useSignal(false);
  useLayoutEffect(() => {
    isTalking.value = id !== null && matchMedia(WIDE).matches;
  }, [id]);
  const { room, unread } = useTalk(id, isTalking.value);
  const isOpen = desk.opened.value !== null;
  return (
    <>
      <Troubled desk={desk} />
      <ShiftBar shifts={shifts} />
      <div
        class={isOpen ? "desk-columns cases-columns desk-has-item" : "desk-columns cases-columns"}
      >
        <section class="desk-queue" aria-labelledby="cases-title" data-region="cases">
          <h2 id="cases-title" class="visually-hidden">
            {t("case-title")}
          </h2>
          <Tabs desk={desk} />
          <CaseList desk={desk} now={now} />
          <SoundSwitch />
          <CaseKeys isAsked={isAskingKeys} />
        </section>
        <main id="main" class="desk-item" tabIndex={-1} data-region="case">
          <CaseView
            desk={desk}
            api={api}
            shifts={shifts}
            now={now}
            queue={queue}
            toQueue={toQueue}
            talk={id === null ? null : { open: () => (isTalking.value = true), unread }}
          />
        </main>
        {id !== null && isTalking.value && (
          <CaseTalk
            key={id}
            room={room}
            name={desk.opened.value?.name ?? t("case-somebody")}
            close={() => (isTalking.value = false)}
          />
        )}
      </div>
    </>
  );
}

/** The private room of the case that is looked at; it exists for whoever has the case alone. */
function talkOf(desk: CaseDesk): string | null {
  const one = desk.opened.value;
  return one && one.claimed_by === desk.me.id ? one.side_room : null;
}

function Tabs({ desk }: { desk: CaseDesk }) {
  return (
    <div class="row">
      {(["open", "closed"] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          class="button case-tab"
          aria-pressed={desk.tab.value === tab}
          onClick={() => void desk.show(tab)}
        >
          {t(`case-tab-${tab}`, { count: desk.cases.value.size })}
        </button>
      ))}
    </div>
  );
}

function Troubled({ desk }: { desk: CaseDesk }) {
  const code = desk.trouble.value;
  if (!code) return null;
  return <TroubleLine words={caseTrouble(code)} dismiss={() => (desk.trouble.value = null)} />;
}
