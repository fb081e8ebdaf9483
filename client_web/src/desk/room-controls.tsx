// Controls for the rooms: slow, pause, hold newcomers, lock; and one pause for all of them.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useRooms } from "../components/room-list";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import type { Person, Room } from "../wire/types";
import type { DeskApi } from "./api";

const SLOW_S = [0, 10, 30, 120] as const;

export function RoomControls({ api, me }: { api: DeskApi; me: Person }) {
  const { rooms } = useLamplight();
  const list = useRooms() ?? [];
  const chosen = useSignal("");
  const problem = useSignal("");
  const room = list.find(({ id }) => id === chosen.value) ?? list[0];
  const change = async (what: Partial<Room>) => {
    if (!room) return;
    try {
      await api.changeRoom(room.id, what);
      problem.value = "";
    } catch (error) {
      problem.value = troubleOf(error);
    }
    await rooms.load();
  };
  return (
    <section class="card stack" aria-labelledby="desk-rooms-title">
      <h2 id="desk-rooms-title">{t("desk-rooms")}</h2>
      <div class="field">
        <label for="desk-room">{t("desk-room")}</label>
        <select
          id="desk-room"
          class="input"
          value={room?.id}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {list.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {room && <OneRoom room={room} change={(what) => void change(what)} />}
      <p class="problem" role="alert">
        {problem.value}
      </p>
      <WholeSite api={api} me={me} />
    </section>
  );
}

function OneRoom({ room, change }: { room: Room; change: (what: Partial<Room>) => void }) {
  return (
    <div class="stack">
      <button
        type="button"
        class={room.paused ? "button primary" : "button"}
        aria-pressed={room.paused ?? false}
        onClick={() => change({ paused: !room.paused })}
      >
        {t(room.paused ? "desk-room-go-on" : "desk-room-pause")}
      </button>
      <label class="choice">
        <input
          type="checkbox"
          checked={room.newcomers_held ?? false}
          onChange={(event) => change({ newcomers_held: event.currentTarget.checked })}
        />
        {t("desk-room-newcomers")}
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={room.state === "locked"}
          onChange={(event) => change({ state: event.currentTarget.checked ? "locked" : "open" })}
        />
        {t("desk-room-lock")}
      </label>
      <div class="field">
        <label for="desk-room-slow">{t("desk-room-slow")}</label>
        <select
          id="desk-room-slow"
          class="input"
          value={String(room.slow_mode_s)}
          onChange={(event) => change({ slow_mode_s: Number(event.currentTarget.value) })}
        >
          {[...new Set([...SLOW_S, room.slow_mode_s])].map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {seconds === 0 ? t("desk-room-slow-off") : t("desk-room-slow-s", { seconds })}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** Only for those who may: for the others the server says so, and nothing is shown. */
function WholeSite({ api, me }: { api: DeskApi; me: Person }) {
  const isPaused = useSignal<boolean | null>(null);
  useEffect(() => {
    api.site().then(
      ({ paused }) => (isPaused.value = paused),
      () => (isPaused.value = null),
    );
  }, [api, me.id]);
  if (isPaused.value === null) return null;
  const change = async () => {
    isPaused.value = (await api.pauseSite(!isPaused.value)).paused;
  };
  return (
    <div class="stack desk-site">
      <h3>{t("desk-site-title")}</h3>
      <button
        type="button"
        class={isPaused.value ? "button primary" : "button danger"}
        aria-pressed={isPaused.value}
        onClick={() => void change()}
      >
        {t(isPaused.value ? "desk-site-go-on" : "desk-site-pause")}
      </button>
    </div>
  );
}
