// The desk: people at risk and the moderators' queue, one place, with what waits in each counted.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Person } from "../wire/types";
import { DeskApi } from "./api";
import { CaseAlarm } from "./case-alarm";
import { CaseApi } from "./case-api";
import { CaseDesk } from "./cases";
import { CasesView } from "./cases-view";
import { Desk } from "./desk";
import "./cases.css";
import "./desk.css";
import { DeskTopic } from "./desk-topic";
import { useLateTitle } from "./late-title";
import { PushSwitch } from "./push-switch";
import { QueueView } from "./queue-view";
import { Shifts } from "./shifts";
import "./words";

type View = "cases" | "queue";

export function DeskScreen({ me }: { me: Person }) {
  const { link, api } = useLamplight();
  const deskApi = useMemo(() => new DeskApi(api), [api]);
  const caseApi = useMemo(() => new CaseApi(api), [api]);
  const desk = useMemo(() => new Desk({ me, api: deskApi }), [me.id, deskApi]);
  const cases = useMemo(() => new CaseDesk({ me, api: caseApi }), [me.id, caseApi]);
  const shifts = useMemo(
    () => new Shifts(me, caseApi, (people) => cases.learnNames(people)),
    [cases],
  );
  const view = useSignal<View>(firstView(me));
  useEffect(() => {
    const topic = new DeskTopic(link, [desk, cases]);
    return () => {
      topic.close();
      desk.close();
    };
  }, [desk, cases, link]);
  useLateTitle(cases);
  return (
    <div class="desk">
      <DeskBar />
      <CaseAlarm desk={cases} />
      <Switch view={view.value} desk={desk} cases={cases} to={(next) => (view.value = next)} />
      {view.value === "cases" ? (
        <CasesView
          desk={cases}
          api={caseApi}
          shifts={shifts}
          queue={desk}
          toQueue={() => (view.value = "queue")}
        />
      ) : (
        <QueueView desk={desk} api={deskApi} me={me} />
      )}
      <PushSwitch me={me} />
    </div>
  );
}

/** Whoever is there for people at risk begins with them. */
function firstView({ roles }: Person): View {
  return roles.includes("responder") ? "cases" : "queue";
}

function DeskBar() {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <Bar back={{ href: "/rooms", label: t("back-to-rooms") }}>
      <h1 ref={heading} tabIndex={-1} class="desk-title">
        {t("desk-title")}
      </h1>
    </Bar>
  );
}

interface SwitchProps {
  view: View;
  desk: Desk;
  cases: CaseDesk;
  to: (view: View) => void;
}

function Switch({ view, desk, cases, to }: SwitchProps) {
  const counts: Record<View, number> = {
    cases: cases.cases.value.size,
    queue: desk.items.value.size,
  };
  return (
    <nav class="desk-switch row" aria-label={t("desk-views")} data-region="views">
      {(["cases", "queue"] as const).map((one) => (
        <button
          key={one}
          type="button"
          class={one === view ? "button primary" : "button"}
          aria-current={one === view ? "page" : undefined}
          onClick={() => to(one)}
        >
          {t(`desk-view-${one}`, { count: counts[one] })}
        </button>
      ))}
      {cases.isManaging.value && (
        <a class="button link" href="/desk/figures">
          {t("desk-figures")}
        </a>
      )}
      {cases.me.roles.includes("admin") && (
        <a class="button link" href="/desk/admin">
          {t("desk-admin")}
        </a>
      )}
    </nav>
  );
}
