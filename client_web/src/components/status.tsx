// The two places that speak by themselves: the state of the connection, and the region that
// reads new messages out.

import { useLamplight } from "../context";
import { t } from "../i18n";

/** Always there, so that what appears in it is announced. */
export function ConnectionStatus() {
  const { connection, room } = useLamplight();
  const notice = connection.notice.value;
  const standing = room.value?.standing.value;
  const isBack = notice === "back" && standing !== "resuming";
  return (
    <div class="connection" role="status">
      {notice === "offline" && <p class="connection-offline">{t("offline")}</p>}
      {isBack && <p class="connection-back">{t(standing ? `back-${standing}` : "back-plain")}</p>}
    </div>
  );
}

export function SpokenMessages() {
  const { announcer } = useLamplight();
  return (
    <div class="visually-hidden" aria-live="polite" data-announcements>
      {announcer.spoken.value}
    </div>
  );
}
