// One help line: who, when, in what language, and every way to reach it as something to press.

import { date, language, t } from "../i18n";
import type { HelpChannel, HelpLine } from "../wire/types";

export function HelpLineItem({ line }: { line: HelpLine }) {
  const about = [hoursOf(line.hours), line.languages.map(language).join(", ")];
  return (
    <li class="help-line stack">
      <div>
        <h3>{line.name}</h3>
        {line.audience.map((who) => (
          <p key={who} class="help-line-for">
            {t(AUDIENCES[who])}
          </p>
        ))}
        <p>{about.filter(Boolean).join(" · ")}</p>
      </div>
      <div class="row">
        {line.channels.map((channel) => (
          <Way key={`${channel.kind} ${channel.value} ${channel.press}`} channel={channel} />
        ))}
      </div>
      <p class="hint">{t("help-line-as-of", { date: date(line.verified_on) })}</p>
    </li>
  );
}

const AUDIENCES = {
  teens: "help-for-teens",
  adults: "help-for-adults",
  lgbtq: "help-for-lgbtq",
  veterans: "help-for-veterans",
} as const;

function Way({ channel }: { channel: HelpChannel }) {
  const href = hrefOf(channel);
  const words = wordsOf(channel);
  // WhatsApp has no address for a number as it is dialled inside of a country.
  if (!href) return <span class="help-way">{words}</span>;
  return (
    <a class="button help-way" href={href} rel="noreferrer">
      {words}
    </a>
  );
}

function hrefOf({ kind, value }: HelpChannel): string | null {
  if (kind === "phone") return `tel:${digits(value)}`;
  if (kind === "text") return `sms:${digits(value)}`;
  if (kind === "email") return `mailto:${value}`;
  return kind === "whatsapp" ? null : value;
}

function wordsOf({ kind, value, say, press }: HelpChannel): string {
  switch (kind) {
    case "phone":
      return press
        ? t("help-way-phone-then", { number: value, key: press })
        : t("help-way-phone", { number: value });
    case "text":
      return say
        ? t("help-way-text-say", { number: value, word: say })
        : t("help-way-text", { number: value });
    case "whatsapp":
      return t("help-way-whatsapp", { number: value });
    case "chat":
      return t("help-way-chat");
    case "email":
      return t("help-way-email", { address: value });
    case "web":
      return value;
  }
}

function digits(number: string): string {
  return number.replace(/[^\d+]/g, "");
}

/** As the server writes them: `24/7`, `daily 09:00-24:00`, `at least 18 hours a day`. */
function hoursOf(hours: string): string {
  if (hours === "24/7") return t("help-hours-always");
  const least = hours.match(/^at least (\d+) hours/)?.[1];
  if (least) return t("help-hours-least", { count: Number(least) });
  const [, days = "", from, to] = hours.match(/^(?:(\S+) )?(\d\d:\d\d)-(\d\d:\d\d)$/) ?? [];
  if (!from || !to) return hours;
  const words = new Map([
    ["daily", "help-hours-daily"],
    ["Mon-Fri", "help-hours-weekdays"],
    ["Mon-Sat", "help-hours-not-sunday"],
  ]);
  return t(words.get(days) ?? "help-hours-only", { from, to });
}
