// Who is typing. Never announced: it would talk over the messages.

import { t } from "../i18n";

export function TypingLine({ names }: { names: readonly string[] }) {
  return <p class="typing">{words(names)}</p>;
}

function words([name, other, ...more]: readonly string[]): string {
  if (name === undefined) return "";
  if (other === undefined) return t("room-typing-one", { name });
  return more.length === 0 ? t("room-typing-two", { name, other }) : t("room-typing-many");
}
