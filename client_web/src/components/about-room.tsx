// About the room: what it is for, who it is for, how many are in it, what is pinned, and the rules.

import { t } from "../i18n";
import type { Room } from "../store/room";
import { HiddenPeople } from "./hidden-people";
import { HouseRules } from "./house-rules";
import { ResourcesHere } from "./resources-here";
import { PeopleCount, RoomState, RoomTags } from "./room-list";

export function AboutRoom({ room, isUnderTitle = false }: { room: Room; isUnderTitle?: boolean }) {
  const facts = room.facts.value;
  if (!facts) return null;
  return (
    <div class="stack">
      {!isUnderTitle && <h2>{t("room-about")}</h2>}
      <p dir="auto">{facts.about}</p>
      <RoomTags room={facts} />
      <p class="room-facts">
        <PeopleCount count={room.people.value} />
        <RoomState room={facts} />
      </p>
      {facts.slow_mode_s > 0 && <p>{t("room-slow-mode", { seconds: facts.slow_mode_s })}</p>}
      <ResourcesHere room={room} />
      <HiddenPeople room={room} />
      <h3>{t("welcome-rules-title")}</h3>
      <HouseRules />
      <p>
        <a class="text-link" href="/settings">
          {t("go-to-settings")}
        </a>
      </p>
    </div>
  );
}
