// What was decided about what one wrote, reported or appealed, until it is put away.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { Icon } from "./icons";

/** Always there, so that what appears in it is announced. */
export function DecisionNews() {
  const { decisions } = useLamplight();
  const news = decisions.news.value;
  return (
    <div role="status">
      {news.length > 0 && (
        <div class="notice decision-news">
          <ul>
            {news.map(({ seq, kind, reason }) => (
              <li key={seq}>
                {t(`news-${kind}`)}{" "}
                {reason !== "" && <span dir="auto">{t("sanction-why", { reason })}</span>}
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="button icon plain"
            aria-label={t("dismiss")}
            onClick={() => {
              decisions.putAway();
              document.getElementById("main")?.focus(); // the button that had it is gone
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
