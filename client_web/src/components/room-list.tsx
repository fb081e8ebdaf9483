// The open rooms, as cards on a screen of their own or as a list beside a room.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { pathOfRoom } from "../routing";
import type { Room } from "../wire/types";
import { useEvery } from "./hooks";
import { Icon } from "./icons";
import { OnNow } from "./on-now";
import { talkTitle } from "./talk-notice";

const REFRESH_MS = 30_000;

/** Those for everybody, while they are looked at: null until they are there. */
export function useRooms(): readonly Room[] | null {
  const { rooms } = useLamplight();
  useEvery(REFRESH_MS, () => void rooms.load());
  return rooms.list.value?.filter((room) => !room.private) ?? null;
}

/** Apart from the rooms for everybody, and opened beside whatever is on the screen. */
export function PrivateTalkList() {
  const { rooms, talk } = useLamplight();
  const talks = rooms.list.value?.filter((room) => room.private) ?? [];
  if (talks.length === 0) return null;
  const unseenIn = (id: string) => (talk.room.value?.id === id ? talk.unseen.value : 0);
  return (
    <section class="talk-list" aria-labelledby="talks-title">
      <h2 id="talks-title">{t("talks-title")}</h2>
      <ul>
        {talks.map(({ id, state }) => (
          <li key={id}>
            <button
              type="button"
              class="room-link"
              aria-pressed={talk.shown.value === id}
              onClick={() => talk.show(id)}
            >
              {talkTitle(talk.responders.value.get(id)?.name)}
              {unseenIn(id) > 0 && <strong>{t("talk-new", { count: unseenIn(id) })}</strong>}
              {state !== "open" && <span class="hint">{t("talk-ended-short")}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RoomCard({ room }: { room: Room }) {
  return (
    <li class="card room-card">
      <h2>
        <a class="covers-card" href={pathOfRoom(room.id)}>
          <bdi>{room.name}</bdi>
        </a>
      </h2>
      <p dir="auto">{room.about}</p>
      <RoomTags room={room} />
      <OnNow room={room.id} />
      <p class="room-facts">
        <PeopleCount count={room.people} />
        <RoomState room={room} />
      </p>
    </li>
  );
}

export function RoomLink({ room, isHere }: { room: Room; isHere: boolean }) {
  const open = useLamplight().room.value;
  const count = isHere && open ? open.people.value : room.people;
  return (
    <li>
      <a class="room-link" href={pathOfRoom(room.id)} aria-current={isHere ? "page" : undefined}>
        <bdi>{room.name}</bdi>
        <span class="hint">{t("people", { count })}</span>
      </a>
    </li>
  );
}

export function RoomTags({ room }: { room: Room }) {
  const ages = { "13-17": "room-ages-13-17", "18+": "room-ages-18" } as const;
  return (
    <ul class="tags" aria-label={t("room-tags")}>
      {room.age_band && <li class="tag tag-age">{t(ages[room.age_band])}</li>}
      {room.tags.map((tag) => (
        <li class="tag" key={tag} dir="auto">
          {tag}
        </li>
      ))}
    </ul>
  );
}

export function PeopleCount({ count }: { count: number }) {
  return (
    <span class="people">
      <Icon name="people" />
      {t("people", { count })}
    </span>
  );
}

export function RoomState({ room }: { room: Room }) {
  if (room.state === "open") return null;
  return (
    <span class="people">
      <Icon name="locked" />
      {t(`room-state-${room.state}`)}
    </span>
  );
}
