// A person's role as an icon and a word. A member has none to show.

import { t } from "../i18n";
import type { Person } from "../wire/types";
import { Icon } from "./icons";

type Role = Person["roles"][number];
type ShownRole = Exclude<Role, "member">;

/** The one that says most about who is speaking. */
const ORDER: readonly ShownRole[] = ["expert", "host", "responder", "moderator", "admin"];

export function shownRole(roles: readonly Role[]): ShownRole | null {
  return ORDER.find((role) => roles.includes(role)) ?? null;
}

export function RoleMark({ roles }: { roles: readonly Role[] }) {
  const role = shownRole(roles);
  if (!role) return null;
  return (
    <span class={`role role-${role}`}>
      <Icon name={role} />
      {t(`role-${role}`)}
    </span>
  );
}
