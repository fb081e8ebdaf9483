// What is on in a room and what comes next, in one line.

import { useLamplight } from "../context";
import { moment, t } from "../i18n";
import { pathOfSession } from "../routing";
import type { QaSession } from "../wire/types";

export function OnNow({ room }: { room: string }) {
  const on = useLamplight().onNow.rooms.value.get(room);
  if (!on) return null;
  return (
    <p class="on-now">
      {on.now && <Named session={on.now} words="room-on-now" />}
      {on.next && <Named session={on.next} words="room-on-next" />}
    </p>
  );
}

function Named({ session, words }: { session: QaSession; words: string }) {
  const { id, title, starts_at } = session;
  return (
    <a class="on-now-link" href={pathOfSession(id)}>
      {t(words, { title, time: moment(starts_at) })}
    </a>
  );
}
