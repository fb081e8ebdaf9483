// A room: the rooms beside it where there is space, the log, what one writes, and about it.

import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { AboutRoom } from "../components/about-room";
import { Bar } from "../components/bar";
import { CareCard } from "../components/care-card";
import { DecisionNews } from "../components/decision-news";
import { Dialog } from "../components/dialog";
import { Log } from "../components/log";
import { ReturnCode } from "../components/return-code";
import { PrivateTalkList, RoomLink, useRooms } from "../components/room-list";
import { SanctionWords } from "../components/sanction-words";
import {
  SessionClosing,
  SessionHead,
  SessionLine,
  SessionPanel,
  Writing,
} from "../components/session-here";
import { TalkNotice } from "../components/talk-notice";
import { TypingLine } from "../components/typing-line";
import { useLamplight } from "../context";
import { has, moment, t } from "../i18n";
import type { Room } from "../store/room";
import { PlainWords } from "./plain";

export function RoomScreen({ id }: { id: string }) {
  const lamplight = useLamplight();
  useLayoutEffect(() => lamplight.enter(id), [id]);
  useEffect(() => takeLostFocus(), [id]);
  const room = lamplight.room.value;
  const isHere = room?.id === id;
  return (
    <div class="room-screen">
      <Bar back={{ href: "/rooms", label: t("back-to-rooms") }}>
        {isHere ? <RoomTitle room={room} /> : undefined}
      </Bar>
      <RoomsBeside here={id} />
      <main id="main" class="room-main" tabIndex={-1}>
        {isHere && <RoomBody key={id} room={room} />}
      </main>
      <aside class="room-panel" aria-label={t("room-about")} data-region="panel" tabIndex={-1}>
        {isHere && <SessionPanel room={room} />}
        {isHere && <AboutRoom room={room} />}
      </aside>
    </div>
  );
}

/** What led here is gone, and the focus with it. The field is not focused: a phone's keyboard
 * would cover half of what there is to read. */
function takeLostFocus(): void {
  if (document.activeElement === document.body) document.getElementById("main")?.focus();
}

/** The room's name, and what opens the words about it where the panel has no space. */
function RoomTitle({ room }: { room: Room }) {
  const isAsked = useSignal(false);
  const facts = room.facts.value;
  if (!facts) return <h1 class="room-title">{t("loading")}</h1>;
  return (
    <>
      <h1 class="room-title">
        <button
          type="button"
          class="room-title-button"
          aria-haspopup="dialog"
          onClick={() => (isAsked.value = true)}
        >
          <bdi>{facts.name}</bdi>
          <span class="hint">{t("people", { count: room.people.value })}</span>
          <span class="visually-hidden">{t("room-about")}</span>
        </button>
      </h1>
      {isAsked.value && (
        <Dialog title={facts.name} onClosed={() => (isAsked.value = false)}>
          {(close) => (
            <>
              <AboutRoom room={room} isUnderTitle />
              <div class="row ends">
                <button type="button" class="button" onClick={close}>
                  {t("close")}
                </button>
              </div>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}

function RoomBody({ room }: { room: Room }) {
  const phase = room.phase.value;
  if (phase.state === "gone") return <NotHere room={room} code={phase.code} />;
  return (
    <>
      <ReturnCode />
      <div class="private-help">
        <TalkNotice />
        <CareCard />
        <DecisionNews />
        <SessionClosing room={room} />
      </div>
      <SessionHead room={room} />
      {room.facts.value?.private && <p class="talk-mark">{t("talk-only-few")}</p>}
      <Log room={room} />
      <TypingLine names={room.typists.names.value} />
      <Writing room={room} />
    </>
  );
}

/** Where its places are counted and taken there is a line; otherwise it can only be said why. */
function NotHere({ room, code }: { room: Room; code: string }) {
  const gone = <Gone code={code} room={room.id} />;
  const session = room.qa.now.value;
  const isCounted = session?.capacity != null && session.state !== "ended";
  const isFull = code === "not_allowed" && isCounted;
  return isFull ? <SessionLine room={room}>{gone}</SessionLine> : gone;
}

function Gone({ code, room }: { code: string; room: string }) {
  const reason = has(`gone-${code}-title`) ? code : "other";
  return (
    <div class="plain-screen">
      <PlainWords title={t(`gone-${reason}-title`)} body={t(`gone-${reason}-body`)}>
        {code === "banned" && <BanWords room={room} />}
        <a class="button primary" href="/rooms">
          {t("go-to-rooms")}
        </a>
      </PlainWords>
    </div>
  );
}

function BanWords({ room }: { room: string }) {
  const { sanctions } = useLamplight();
  const own = sanctions.value;
  const ban = own?.banFrom(room) ?? null;
  if (!own || !ban) return null;
  const { ends_at } = ban;
  return (
    <section class="card removed-why">
      <SanctionWords
        sanction={ban}
        what={ends_at === null ? t("removed-open") : t("removed-until", { time: moment(ends_at) })}
        appeal={own.appealOf(ban.id)}
        onAppealed={() => own.appealed(ban.id)}
      />
    </section>
  );
}

function RoomsBeside({ here }: { here: string }) {
  const list = useRooms();
  return (
    <nav class="room-nav" aria-label={t("rooms-title")}>
      <PrivateTalkList />
      <ul>
        {list?.map((room) => (
          <RoomLink key={room.id} room={room} isHere={room.id === here} />
        ))}
      </ul>
    </nav>
  );
}
