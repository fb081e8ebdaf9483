// The moderators' desk: what waits, the one that is open, and what is known around it.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Person } from "../wire/types";
import { DeskApi } from "./api";
import { BreakPrompt } from "./break-prompt";
import { Desk } from "./desk";
import "./desk.css";
import { ItemView } from "./item-view";
import { KeyHints, useDeskKeys } from "./keys";
import { QueueList } from "./queue-list";
import { RecordView } from "./record-view";
import { RoomControls } from "./room-controls";
import "./words";

export function DeskScreen({ me }: { me: Person }) {
  const { link, api } = useLamplight();
  const deskApi = useMemo(() => new DeskApi(api), [api]);
  const desk = useMemo(() => new Desk({ me, link, api: deskApi }), [me.id, link, deskApi]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const keys = useDeskKeys(desk);
  useEffect(() => () => desk.close(), [desk]);
  const isOpen = desk.opened.value !== null;
  return (
    <div class={isOpen ? "desk desk-has-item" : "desk"}>
      <Bar back={{ href: "/rooms", label: t("back-to-rooms") }}>
        <h1 ref={heading} tabIndex={-1} class="desk-title">
          {t("desk-title")}
        </h1>
      </Bar>
      <div class="visually-hidden" role="status">
        <Said desk={desk} />
      </div>
      <Troubled desk={desk} />
      <div class="desk-columns">
        <section class="desk-queue" aria-labelledby="desk-queue-title" data-region="queue">
          <h2 id="desk-queue-title">{t("desk-queue", { count: desk.items.value.size })}</h2>
          <QueueList desk={desk} />
          <KeyHints keys={keys} />
        </section>
        <main id="main" class="desk-item" tabIndex={-1} data-region="item">
          <BreakPrompt desk={desk} />
          <ItemView desk={desk} />
        </main>
        <aside class="desk-side" aria-label={t("desk-around")} data-region="panel" tabIndex={-1}>
          <RecordView desk={desk} />
          <RoomControls api={deskApi} me={me} />
        </aside>
      </div>
    </div>
  );
}

function Said({ desk }: { desk: Desk }) {
  const said = desk.said.value;
  return said && <>{t(`desk-said-${said.words}`, { count: said.count })}</>;
}

function Troubled({ desk }: { desk: Desk }) {
  const isShown = useSignal(true);
  const code = desk.trouble.value;
  useEffect(() => {
    isShown.value = true;
  }, [code]);
  if (!code || !isShown.value) return null;
  return (
    <div class="problem row desk-trouble" role="alert">
      <p class="grows">{code === "conflict" ? t("desk-taken-first") : trouble(code)}</p>
      <button type="button" class="button" onClick={() => (desk.trouble.value = null)}>
        {t("dismiss")}
      </button>
    </div>
  );
}
