// Somebody is there to talk in private: a calm notice once, and from then on a small way in.

import type { ComponentChildren } from "preact";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { Icon } from "./icons";

/** Always there, so that what appears in it is announced, once and without moving the focus. */
export function SpokenTalk() {
  const { talk } = useLamplight();
  const name = talk.help.value.responder?.name ?? "";
  return (
    <p class="visually-hidden" role="status">
      {talk.isNews.value && t("talk-announced", { name })}
    </p>
  );
}

/** Nothing while a private talk is on the screen: there it says so itself. */
export function TalkNotice() {
  const { talk } = useLamplight();
  const { room, responder } = talk.help.value;
  if (!room || talk.shown.value !== null) return null;
  if (talk.isNews.value && responder) {
    return (
      <SomebodyIsHere>
        <button type="button" class="button" onClick={() => talk.putAside()}>
          {t("care-not_now")}
        </button>
      </SomebodyIsHere>
    );
  }
  const unseen = talk.unseen.value;
  return (
    <p class="talk-way">
      <button type="button" class="button" onClick={() => talk.show()}>
        <Icon name="locked" />
        <span>
          {talkTitle(responder?.name)}
          {unseen > 0 && <strong class="talk-new">{t("talk-new", { count: unseen })}</strong>}
        </span>
      </button>
    </p>
  );
}

/** Who it is, that it is private, and the way in. */
export function SomebodyIsHere({ children }: { children?: ComponentChildren }) {
  const { talk } = useLamplight();
  const name = talk.help.value.responder?.name ?? "";
  return (
    <section class="card card-help stack talk-notice" aria-labelledby="talk-notice-title">
      <h2 id="talk-notice-title">{t("talk-here", { name })}</h2>
      <p>{t("talk-only-two", { name })}</p>
      <div class="row">
        <button type="button" class="button helping" onClick={() => talk.show()}>
          {t("talk-open")}
        </button>
        {children}
      </div>
    </section>
  );
}

export function talkTitle(name: string | undefined): string {
  return name ? t("talk-with", { name }) : t("talk-plain");
}
