// Before the first room: what this is, and the door.
//
// The door comes first in reading order, so that somebody with a link is talking after two
// clicks; everything to know beforehand stands around it, on the same page.

import { useState } from "preact/hooks";
import { Bar } from "../components/bar";
import { ReturnForm, StaffForm } from "../components/come-back";
import { HouseRules } from "../components/house-rules";
import { Lamp } from "../components/icons";
import { JoinForm } from "../components/join-form";
import { t } from "../i18n";
import { way } from "../routing";
import { Plain } from "./plain";

interface WelcomeProps {
  /** Came by a link to a room, and goes there after joining. */
  isForRoom: boolean;
  hasEnded: boolean;
}

export function WelcomeScreen({ isForRoom, hasEnded }: WelcomeProps) {
  const [isTooYoung, setTooYoung] = useState(false);
  if (isTooYoung) return <UnderAge />;
  const lead = isForRoom ? "welcome-for-room" : "welcome-lead";
  return (
    <>
      <Bar />
      <main id="main" class="welcome" tabIndex={-1}>
        <div class="welcome-intro">
          <Lamp />
          <h1>{t("welcome-title")}</h1>
          <p class="lead">{t(hasEnded ? "welcome-ended" : lead)}</p>
        </div>
        <section class="card welcome-door" data-region="door">
          {way.value === "join" && (
            <JoinForm isForRoom={isForRoom} onTooYoung={() => setTooYoung(true)} />
          )}
          {way.value === "return" && <ReturnForm />}
          {way.value === "staff" && <StaffForm />}
        </section>
        <div class="welcome-about">
          <WhatThisIs />
          <section class="stack">
            <h2>{t("welcome-rules-title")}</h2>
            <HouseRules />
          </section>
          <section class="stack">
            <h2>{t("welcome-leaving-title")}</h2>
            <p>{t("welcome-leaving-1")}</p>
            <p>{t("welcome-leaving-2")}</p>
          </section>
          <p>
            <a class="text-link" href="/settings">
              {t("welcome-settings")}
            </a>
          </p>
        </div>
      </main>
    </>
  );
}

function WhatThisIs() {
  return (
    <div class="pair">
      <section class="stack">
        <h2>{t("welcome-is-title")}</h2>
        <ul class="bullets">
          <li>{t("welcome-is-1")}</li>
          <li>{t("welcome-is-2")}</li>
          <li>{t("welcome-is-3")}</li>
        </ul>
      </section>
      <section class="stack">
        <h2>{t("welcome-is-not-title")}</h2>
        <ul class="bullets">
          <li>{t("welcome-is-not-1")}</li>
          <li>{t("welcome-is-not-2")}</li>
          <li>{t("welcome-is-not-help")}</li>
        </ul>
      </section>
    </div>
  );
}

/** Nothing was sent and nothing is kept. */
function UnderAge() {
  return (
    <Plain title={t("under-age-title")} body={t("under-age-body")}>
      <p>{t("under-age-talk")}</p>
      <a class="button helping" href="/help">
        {t("help")}
      </a>
    </Plain>
  );
}
