// The words of those who plan sessions, in each language, and names that come from the calendar.

import { learn, weekday } from "../i18n";
import arabic from "./planning.ar.ftl?raw";
import english from "./planning.en.ftl?raw";
import spanish from "./planning.es.ftl?raw";
import { DAYS, type Day } from "./repeats";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);

const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Such as "Tuesday". */
export function dayName(day: Day): string {
  return weekday(A_MONDAY + DAYS.indexOf(day) * DAY_MS);
}
