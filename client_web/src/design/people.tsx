// Who somebody is: shapes, roles, the icons that go with words, and a room as a card.

import { Avatar } from "../components/avatar";
import { ICONS, Icon, Lamp } from "../components/icons";
import { RoleMark } from "../components/role";
import { RoomCard } from "../components/room-list";
import { t } from "../i18n";
import { SAMPLE_FACTS } from "./sample-room";

const ROLES = ["expert", "host", "responder", "moderator", "admin"] as const;
const PEOPLE = Array.from({ length: 12 }, (_, at) => `somebody ${at}`);

export function People() {
  return (
    <section class="stack" aria-labelledby="design-people">
      <h2 id="design-people">{t("design-people")}</h2>
      <div class="row">
        <Lamp />
        {PEOPLE.map((id) => (
          <Avatar key={id} id={id} />
        ))}
      </div>
      <div class="row">
        {ROLES.map((role) => (
          <RoleMark key={role} roles={[role]} />
        ))}
      </div>
      <ul class="design-tokens">
        {ICONS.map((name) => (
          <li key={name}>
            <Icon name={name} />
            {name}
          </li>
        ))}
      </ul>
      <ul class="room-cards">
        <RoomCard room={SAMPLE_FACTS} />
      </ul>
    </section>
  );
}
