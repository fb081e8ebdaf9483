// The rooms that are open to this person.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bar } from "../components/bar";
import { DecisionNews } from "../components/decision-news";
import { Confirm } from "../components/dialog";
import { useEvery, useFocusOnArrival } from "../components/hooks";
import { ReturnCode } from "../components/return-code";
import { PrivateTalkList, RoomCard, useRooms } from "../components/room-list";
import { TalkNotice } from "../components/talk-notice";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { endReminders } from "../push/ending";
import type { Person } from "../wire/types";

const ON_NOW_EVERY_MS = 60_000;

export function RoomsScreen({ me }: { me: Person }) {
  const lamplight = useLamplight();
  const { talk } = lamplight;
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  useEffect(() => lamplight.leaveRoom(), []);
  return (
    <>
      <Bar />
      <main id="main" class="page rooms-page" tabIndex={-1}>
        <ReturnCode />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t("rooms-title")}
          </h1>
          <div class="row who">
            <p>{t("rooms-greeting", { name: me.name })}</p>
            {isOnTheDesk(me) && (
              <a class="button" href="/desk">
                {t("go-to-desk")}
              </a>
            )}
            <a class="button link" href="/settings">
              {t("go-to-settings")}
            </a>
            <SignOut name={me.name} />
          </div>
        </div>
        {talk.isNews.value && <TalkNotice />}
        <DecisionNews />
        <PrivateTalkList />
        <p>
          <a class="text-link" href="/sessions">
            {t("rooms-sessions")}
          </a>
        </p>
        <RoomCards />
      </main>
    </>
  );
}

function isOnTheDesk({ roles }: Person): boolean {
  return roles.some((role) => role === "moderator" || role === "responder" || role === "admin");
}

function RoomCards() {
  const { onNow, rooms } = useLamplight();
  const list = useRooms();
  useEvery(ON_NOW_EVERY_MS, () => void onNow.load());
  if (rooms.hasFailed.value && !list) {
    return (
      <div class="stack" role="alert">
        <p>{t("rooms-failed")}</p>
        <button type="button" class="button" onClick={() => void rooms.load()}>
          {t("try-again")}
        </button>
      </div>
    );
  }
  if (!list) return <p>{t("loading")}</p>;
  if (list.length === 0) return <p>{t("rooms-empty")}</p>;
  return (
    <ul class="room-cards">
      {list.map((room) => (
        <RoomCard key={room.id} room={room} />
      ))}
    </ul>
  );
}

function SignOut({ name }: { name: string }) {
  const { session } = useLamplight();
  const isAsking = useSignal(false);
  return (
    <>
      <button type="button" class="button link" onClick={() => (isAsking.value = true)}>
        {t("rooms-sign-out")}
      </button>
      {isAsking.value && (
        <Confirm
          title={t("rooms-sign-out-title")}
          body={t("rooms-sign-out-body", { name })}
          submit={t("rooms-sign-out")}
          isFinal
          onSubmit={() => {
            void endReminders(localStorage).catch(() => undefined); // offline, say
            void session.signOut();
          }}
          onClosed={() => (isAsking.value = false)}
        />
      )}
    </>
  );
}
