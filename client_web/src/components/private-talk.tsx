// The private talk, on the same page: beside everything else where there is space, over it on a
// phone. It is a room like any other, with its own log and composer, that exists for a few.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { waitWords } from "../i18n/wait";
import type { Room } from "../store/room";
import type { Person } from "../wire/types";
import { LeaveLink } from "./bar";
import { ComposerForm } from "./composer-form";
import { useEvery } from "./hooks";
import { Icon } from "./icons";
import { Log } from "./log";
import { ConnectionStatus } from "./status";
import { TalkEnd } from "./talk-end";
import { talkTitle } from "./talk-notice";
import { TypingLine } from "./typing-line";

const REFRESH_MS = 30_000;

export function PrivateTalk() {
  const { talk } = useLamplight();
  const room = talk.room.value;
  const shown = talk.shown.value;
  const wasShown = useRef(shown);
  useEffect(() => {
    if (wasShown.current !== null && shown === null) giveFocusBack();
    wasShown.current = shown;
  }, [shown]);
  if (!room || shown !== room.id) return null;
  return <Talk key={room.id} room={room} />;
}

function Talk({ room }: { room: Room }) {
  const { talk } = useLamplight();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  useEvery(REFRESH_MS, () => void talk.load());
  const isEnded = talk.isEnded(room);
  useLayoutEffect(() => {
    if (isEnded && document.activeElement === document.body) heading.current?.focus();
  }, [isEnded]);
  const responder = talk.responders.value.get(room.id) ?? null;
  const title = talkTitle(responder?.name);
  return (
    <aside class="talk" aria-labelledby="talk-title" onKeyDown={hideOnEscape(() => talk.hide())}>
      <header class="talk-bar" data-region="talk">
        <button
          type="button"
          class="button icon plain"
          aria-label={t("talk-back")}
          onClick={() => talk.hide()}
        >
          <Icon name="back" />
        </button>
        <h2 id="talk-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <a class="button helping" href="/help" onClick={() => talk.hide()}>
          {t("help")}
        </a>
        <LeaveLink class="button leave" />
      </header>
      <div class="talk-connection">
        <ConnectionStatus />
      </div>
      <TalkMark room={room} responder={responder} />
      {!isEnded && <Consent room={room} />}
      <Log room={room} label={title} />
      <TypingLine names={room.typists.names.value} />
      <TalkStatus room={room} isEnded={isEnded} />
      {isEnded ? (
        <TalkEnd isOwn={responder !== null} />
      ) : (
        <ComposerForm room={room} label={t("talk-composer")} />
      )}
    </aside>
  );
}

/** Whom it is for; somebody whom the person let in counts as soon as they have said something. */
function TalkMark({ room, responder }: { room: Room; responder: Person | null }) {
  const isPeer = ({ id, roles }: Person) => id !== room.me.id && !roles.includes("responder");
  const hasPeer = [...room.log.value.rows.values()].some(({ message }) => isPeer(message.author));
  const isForTwo = responder !== null && !hasPeer;
  return (
    <p class="talk-mark">
      <Icon name="locked" />
      {isForTwo ? t("talk-only-two", { name: responder.name }) : t("talk-only-few")}
    </p>
  );
}

/** Said here, where a screen reader hears of it: that it has ended, or that nobody is there. */
function TalkStatus({ room, isEnded }: { room: Room; isEnded: boolean }) {
  const { talk } = useLamplight();
  const { room: open, responder, wait } = talk.help.value;
  const isAlone = !isEnded && open?.id === room.id && responder === null;
  const isGone = room.phase.value.state === "gone";
  return (
    <div class="talk-status" role="status">
      {isEnded && <p class="notice">{t("talk-ended")}</p>}
      {isGone && <p class="notice">{t("talk-gone")}</p>}
      {isAlone && (
        <p class="notice">
          {t("talk-alone")} {wait && waitWords(wait, false)}
        </p>
      )}
    </div>
  );
}

/** A switch, for whose talk this is. */
function Consent({ room }: { room: Room }) {
  const { talk } = useLamplight();
  const { room: own, may_share } = talk.help.value;
  if (own?.id !== room.id) return null;
  return (
    <div class="talk-consent">
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-checked={may_share}
          checked={may_share}
          onChange={({ currentTarget }) => void share(talk, currentTarget)}
        />
        {t("talk-share")}
      </label>
      {talk.trouble.value && (
        <p class="problem" role="alert">
          {trouble(talk.trouble.value)}
        </p>
      )}
    </div>
  );
}

type Talking = ReturnType<typeof useLamplight>["talk"];

/** The switch shows what the server knows, whatever was pressed. */
async function share(talk: Talking, box: HTMLInputElement): Promise<void> {
  await talk.share(box.checked);
  box.checked = talk.help.value.may_share;
}

/** To the way in, if there still is one; unless the focus has gone somewhere already. */
function giveFocusBack(): void {
  if (document.activeElement !== document.body) return;
  const wayIn = document.querySelector<HTMLElement>(".talk-way button");
  (wayIn ?? document.getElementById("main"))?.focus();
}

/** Not that of a dialog or a menu, nor the one that ended a reply. */
function hideOnEscape(run: () => void) {
  return (event: KeyboardEvent) => {
    const isElsewhere =
      event.target instanceof Element && event.target.closest("dialog, [popover]");
    if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) run();
  };
}
