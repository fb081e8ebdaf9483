// The moderators' queue: what waits, the one that is open, and what is known around it.

import { useMemo } from "preact/hooks";
import { useKeys } from "../components/single-keys";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Person } from "../wire/types";
import type { DeskApi } from "./api";
import { BreakPrompt } from "./break-prompt";
import type { Desk } from "./desk";
import { ItemView } from "./item-view";
import { KeyHints, pressInQueue } from "./keys";
import { QueueList } from "./queue-list";
import { RecordView } from "./record-view";
import { RoomControls } from "./room-controls";

export function QueueView({ desk, api, me }: { desk: Desk; api: DeskApi; me: Person }) {
  useKeys(useMemo(() => (key: string) => pressInQueue(desk, key), [desk]));
  return (
    <>
      <div class="visually-hidden" role="status">
        <Said desk={desk} />
      </div>
      <Troubled desk={desk} />
      <div class={desk.opened.value ? "desk-columns desk-has-item" : "desk-columns"}>
        <section class="desk-queue" aria-labelledby="desk-queue-title" data-region="queue">
          <h2 id="desk-queue-title">{t("desk-queue", { count: desk.items.value.size })}</h2>
          <QueueList desk={desk} />
          <KeyHints words="desk-keys-list" />
        </section>
        <main id="main" class="desk-item" tabIndex={-1} data-region="item">
          <BreakPrompt desk={desk} />
          <ItemView desk={desk} />
        </main>
        <aside class="desk-side" aria-label={t("desk-around")} data-region="panel" tabIndex={-1}>
          <RecordView desk={desk} />
          <RoomControls api={api} me={me} />
        </aside>
      </div>
    </>
  );
}

function Said({ desk }: { desk: Desk }) {
  const said = desk.said.value;
  return said && <>{t(`desk-said-${said.words}`, { count: said.count })}</>;
}

function Troubled({ desk }: { desk: Desk }) {
  const code = desk.trouble.value;
  if (!code) return null;
  const words = code === "conflict" ? t("desk-taken-first") : trouble(code);
  return <TroubleLine words={words} dismiss={() => (desk.trouble.value = null)} />;
}

export function TroubleLine({ words, dismiss }: { words: string; dismiss: () => void }) {
  return (
    <div class="problem row desk-trouble" role="alert">
      <p class="grows">{words}</p>
      <button type="button" class="button" onClick={dismiss}>
        {t("dismiss")}
      </button>
    </div>
  );
}
