// Every token and every component as they are, in whatever colours and size are chosen: for those
// who build this place. Loaded apart; there is no link to it, and nothing in it goes to the server.

import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { Log } from "../components/log";
import { t } from "../i18n";
import { Controls } from "./controls";
import { People } from "./people";
import { sampleRoom } from "./sample-room";
import { Tokens } from "./tokens";
import "./words";
import "./design.css";

export function DesignScreen() {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <>
      <Bar back={{ href: "/", label: t("back") }} />
      <main id="main" class="page" tabIndex={-1}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t("design-title")}
          </h1>
          <p>
            <a class="text-link" href="/settings">
              {t("design-settings")}
            </a>
          </p>
        </div>
        <Tokens />
        <Controls />
        <People />
        <Messages />
      </main>
    </>
  );
}

function Messages() {
  const room = useMemo(sampleRoom, []);
  useEffect(() => () => room.close(), [room]);
  return (
    <section class="stack" aria-labelledby="design-messages">
      <h2 id="design-messages">{t("design-messages")}</h2>
      <div class="card design-log">
        <Log room={room} />
      </div>
    </section>
  );
}
