// What stands between somebody and writing just now, and what did not work.

import { useLamplight } from "../context";
import { moment, t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Room } from "../store/room";
import type { Sanction } from "../wire/types";
import { useIsAhead } from "./hooks";
import { Icon } from "./icons";
import { SanctionWords } from "./sanction-words";

export function RoomNotices({ room }: { room: Room }) {
  const { sanctions } = useLamplight();
  // Nobody is kept from whom they talk with in private.
  const found = room.facts.value?.private ? null : sanctions.value?.muteIn(room.id, Date.now());
  const mute = found ?? null;
  const isMuted = useIsAhead(mute?.ends_at ?? null) && mute !== null;
  const facts = room.facts.value;
  const state = facts?.state;
  const isValveOpen = useIsAhead(facts?.newcomers_held_until || 1);
  const isMember = room.me.roles.every((role) => role === "member");
  const holdsFirst = isMember && !room.isShut && (facts?.newcomers_held || isValveOpen);
  return (
    <div class="room-notices" role="status">
      {isMuted && <MuteNotice mute={mute} />}
      {room.isShut && <p class="notice">{t(`room-is-${room.isShut}`)}</p>}
      {holdsFirst && <p class="notice">{t("room-holds-newcomers")}</p>}
      {state === "locked" && <p class="notice">{t("room-is-locked")}</p>}
      {state === "closed" && <p class="notice">{t("room-is-closed")}</p>}
      <Passing room={room} />
    </div>
  );
}

/** What did not work just now, until it is put away. */
export function Passing({ room }: { room: Room }) {
  const notice = room.notice.value;
  if (!notice) return null;
  return (
    <div class="notice notice-passing">
      <p>{trouble(notice.code, notice.until)}</p>
      <button
        type="button"
        class="button icon plain"
        aria-label={t("dismiss")}
        onClick={() => (room.notice.value = null)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function MuteNotice({ mute }: { mute: Sanction }) {
  const { sanctions } = useLamplight();
  const own = sanctions.value;
  return (
    <div class="notice">
      <SanctionWords
        sanction={mute}
        what={wordsOfMute(mute.ends_at)}
        appeal={own?.appealOf(mute.id) ?? "none"}
        onAppealed={() => own?.appealed(mute.id)}
      />
    </div>
  );
}

function wordsOfMute(endsAt: number | null): string {
  return endsAt === null ? t("room-muted-open") : t("room-muted", { time: moment(endsAt) });
}
