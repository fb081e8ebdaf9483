// Backstage: where those who run a session talk while it runs. The same log and the same field as in
// any room.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ComposerForm } from "../components/composer-form";
import { Log } from "../components/log";
import type { Talk } from "../components/talk-beside";
import { TypingLine } from "../components/typing-line";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Room } from "../store/room";
import type { RunDesk } from "./run-desk";

/** From here on there is space for it beside the run sheet. */
const WIDE = "(min-width: 78rem)";

export function useIsWide(): boolean {
  const isWide = useSignal(matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const look = () => (isWide.value = query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return isWide.value;
}

export function RunTalk({ desk, talk }: { desk: RunDesk; talk: Talk }) {
  return (
    <section class="run-talk" aria-labelledby="run-talk-title" data-region="backstage">
      <div class="run-talk-head">
        <h2 id="run-talk-title">{t("run-talk")}</h2>
        <p class="hint">{t("run-talk-who")}</p>
      </div>
      {talk.room ? <TalkBody room={talk.room} /> : <NoTalk desk={desk} />}
    </section>
  );
}

function TalkBody({ room }: { room: Room }) {
  if (room.phase.value.state === "gone") {
    return (
      <p class="run-talk-gone" role="status">
        {t("run-talk-gone")}
      </p>
    );
  }
  return (
    <>
      <Log room={room} label={t("run-talk")} />
      <TypingLine names={room.typists.names.value} />
      <ComposerForm room={room} label={t("run-talk-field")} />
    </>
  );
}

function NoTalk({ desk }: { desk: RunDesk }) {
  const code = desk.talkTrouble.value;
  if (code === null) return <p class="run-talk-gone">{t("loading")}</p>;
  if (code === "conflict") return <p class="run-talk-gone">{t("run-talk-over")}</p>;
  return (
    <div class="run-talk-gone stack" role="alert">
      <p>{trouble(code)}</p>
      <button type="button" class="button" onClick={() => void desk.openTalk()}>
        {t("try-again")}
      </button>
    </div>
  );
}

interface TabsProps {
  shown: "sheet" | "talk";
  unread: number;
  onShow: (shown: "sheet" | "talk") => void;
}

/** Where both have no space beside each other. */
export function RunTabs({ shown, unread, onShow }: TabsProps) {
  const words = { sheet: t("run-tab-sheet"), talk: t("run-tab-talk", { count: unread }) };
  return (
    <fieldset class="run-tabs" aria-label={t("run-tabs")}>
      {(["sheet", "talk"] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          class="button"
          aria-pressed={shown === tab}
          onClick={(event) => {
            onShow(tab);
            event.currentTarget.scrollIntoView({ block: "start" });
          }}
        >
          {words[tab]}
        </button>
      ))}
    </fieldset>
  );
}
