// Which screen is drawn: first by who one is, then by the address.

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { SkipLinks } from "./components/bar";
import { PrivateTalk } from "./components/private-talk";
import { SpokenMessages } from "./components/status";
import { SpokenTalk } from "./components/talk-notice";
import { useLamplight } from "./context";
import { t } from "./i18n";
import { go, type Route, route } from "./routing";
import { HelpScreen } from "./screens/help";
import { Plain } from "./screens/plain";
import { RemovedScreen } from "./screens/removed";
import { RoomScreen } from "./screens/room";
import { RoomsScreen } from "./screens/rooms";
import { WelcomeScreen } from "./screens/welcome";
import type { Person } from "./wire/types";

export function App() {
  return (
    <>
      <SkipLinks />
      <Screen />
      <PrivateTalk />
      <SpokenTalk />
      <SpokenMessages />
    </>
  );
}

function Screen() {
  const { session } = useLamplight();
  const now = session.now.value;
  if (route.value.screen === "help") return <HelpScreen />;
  if (route.value.screen === "settings") {
    const me = now.state === "in" ? now.person : null;
    return <LoadedApart key="settings" load={loadSettings} me={me} />;
  }
  if (route.value.screen === "design")
    return <LoadedApart key="design" load={loadDesign} me={null} />;
  switch (now.state) {
    case "unknown":
      return <p class="first-moment">{t("loading")}</p>;
    case "in":
      return <Inside to={route.value} me={now.person} />;
    case "out":
      return <WelcomeScreen isForRoom={route.value.screen === "room"} hasEnded={now.hasEnded} />;
    case "removed":
      return <RemovedScreen />;
    case "crowded":
    case "unreachable":
      return <ComeAgain state={now.state} again={() => void session.start()} />;
    case "broken":
      return <ComeAgain state="broken" again={() => location.reload()} />;
  }
}

function Inside({ to, me }: { to: Route; me: Person }) {
  if (to.screen === "room") return <RoomScreen id={to.room} />;
  if (to.screen === "rooms") return <RoomsScreen me={me} />;
  if (to.screen === "start") return <ToRooms />;
  if (to.screen === "desk") return <LoadedApart key="desk" load={loadDesk} me={me} />;
  if (to.screen === "admin") return <LoadedApart load={loadAdmin} me={me} />;
  if (to.screen === "sessions") return <LoadedApart key="sessions" load={loadSessions} me={me} />;
  if (to.screen === "session")
    return <LoadedApart key={`about ${to.session}`} load={loadSession} me={me} />;
  if (to.screen === "plan") return <LoadedApart key={`plan ${to.from}`} load={loadPlan} me={me} />;
  if (to.screen === "edit")
    return <LoadedApart key={`edit ${to.session}`} load={loadPlan} me={me} />;
  if (to.screen === "run") return <LoadedApart key={`run ${to.session}`} load={loadRun} me={me} />;
  if (to.screen === "archive") return <LoadedApart key="archive" load={loadArchive} me={me} />;
  if (to.screen === "report")
    return <LoadedApart key={`report ${to.session}`} load={loadReport} me={me} />;
  if (to.screen === "figures") return <LoadedApart key="figures" load={loadFigures} me={me} />;
  return (
    <Plain title={t("nowhere-title")} body={t("nowhere-body")}>
      <a class="button primary" href="/rooms">
        {t("go-to-rooms")}
      </a>
    </Plain>
  );
}

type ScreenFor<Me = Person> = ComponentType<{ me: Me }>;

const loadSettings = async (): Promise<ScreenFor<Person | null>> =>
  (await import("./settings/screen")).SettingsScreen;
const loadDesign = async (): Promise<ScreenFor<null>> =>
  (await import("./design/screen")).DesignScreen;

const loadDesk = async (): Promise<ScreenFor> => (await import("./desk/screen")).DeskScreen;
const loadFigures = async (): Promise<ScreenFor> =>
  (await import("./desk/figures-screen")).FiguresScreen;

const loadSessions = async (): Promise<ScreenFor> =>
  (await import("./qa/sessions-screen")).SessionsScreen;
const loadSession = async (): Promise<ScreenFor> =>
  (await import("./qa/session-screen")).SessionScreen;
const loadArchive = async (): Promise<ScreenFor> =>
  (await import("./qa/archive-screen")).ArchiveScreen;
const loadReport = async (): Promise<ScreenFor> =>
  (await import("./qa/report-screen")).ReportScreen;
const loadPlan = async (): Promise<ScreenFor> => (await import("./planning/screen")).PlanScreen;
const loadRun = async (): Promise<ScreenFor> => (await import("./qa/run-screen")).RunScreen;

const loadAdmin = async (): Promise<ScreenFor> => (await import("./desk/admin-screen")).AdminScreen;

/** A screen that few people need, and the others never load. */
function LoadedApart<Me>({ load, me }: { load: () => Promise<ScreenFor<Me>>; me: Me }) {
  const loaded = useSignal<{ screen: ScreenFor<Me> } | "failed" | null>(null);
  useEffect(() => {
    load().then(
      (screen) => (loaded.value = { screen }),
      () => (loaded.value = "failed"),
    );
  }, [load]);
  if (loaded.value === "failed")
    return <ComeAgain state="broken" again={() => location.reload()} />;
  if (!loaded.value) return <p class="first-moment">{t("loading")}</p>;
  const { screen: Loaded } = loaded.value;
  return <Loaded me={me} />;
}

/** Whoever is signed in has been through the welcome. */
function ToRooms() {
  useEffect(() => go("/rooms", "replace"), []);
  return null;
}

interface ComeAgainProps {
  state: "crowded" | "unreachable" | "broken";
  again: () => void;
}

function ComeAgain({ state, again }: ComeAgainProps) {
  const words = { crowded: "crowded-again", unreachable: "try-again", broken: "reload" };
  return (
    <Plain title={t(`${state}-title`)} body={t(`${state}-body`)}>
      <button type="button" class="button primary" onClick={again}>
        {t(words[state])}
      </button>
    </Plain>
  );
}
