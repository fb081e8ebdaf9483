// What an admin looks after: whom the outside tells, what is on its way, which help lines are tried.

import { useEffect, useMemo } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { Admin } from "./admin";
import { AdminApi } from "./admin-api";
import { Deliveries } from "./admin-deliveries";
import { Lines } from "./admin-lines";
import { Webhooks } from "./admin-webhooks";
import "./admin-words";
import "./admin.css";

export function AdminScreen() {
  const { api } = useLamplight();
  const admin = useMemo(() => new Admin(new AdminApi(api)), [api]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  useEffect(() => void admin.load(), [admin]);
  return (
    <>
      <Bar back={{ href: "/desk", label: t("admin-back") }}>
        <h1 ref={heading} tabIndex={-1} class="admin-title">
          {t("admin-title")}
        </h1>
      </Bar>
      <main id="main" class="page admin" tabIndex={-1}>
        <Contents admin={admin} />
      </main>
    </>
  );
}

function Contents({ admin }: { admin: Admin }) {
  switch (admin.phase.value) {
    case "loading":
      return <p>{t("loading")}</p>;
    case "not_allowed":
      return <p>{t("admin-not-allowed")}</p>;
    case "failed":
      return (
        <div class="stack" role="alert">
          <p>{t("admin-failed")}</p>
          <button type="button" class="button" onClick={() => void admin.load()}>
            {t("try-again")}
          </button>
        </div>
      );
    case "ready":
      return (
        <>
          <Troubled admin={admin} />
          <Webhooks admin={admin} />
          <Deliveries admin={admin} />
          <Lines admin={admin} />
        </>
      );
  }
}

/** What the server says of a wrong address names what is wrong with it, so it is shown as it is. */
function Troubled({ admin }: { admin: Admin }) {
  const found = admin.trouble.value;
  return (
    <p class="problem" role="alert">
      {found && (found.code === "bad_request" ? found.message : trouble(found.code))}
    </p>
  );
}
