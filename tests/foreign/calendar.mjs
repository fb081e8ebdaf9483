// Reads a calendar file on npm's `ical.js`, with the zones that the file itself describes.
// Usage: node calendar.mjs LAST_MS < FILE. Prints every event up to then as one JSON line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.CLIENT_WEB);
const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")));
const lastMs = Number(process.argv[2]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const rules = events.filter((event) => !event.isRecurrenceException());
for (const changed of events.filter((event) => event.isRecurrenceException())) {
  const rule = rules.find((event) => event.uid === changed.uid);
  if (rule) rule.relateException(changed);
  else print(changed, changed.startDate, changed.endDate);
}
for (const event of rules) {
  if (!event.isRecurring()) {
    print(event, event.startDate, event.endDate);
    continue;
  }
  const times = event.iterator();
  for (let time = times.next(); time && ms(time) <= lastMs; time = times.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(time);
    print(item, startDate, endDate);
  }
}

function print(event, start, end) {
  const property = (name) => event.component.getFirstPropertyValue(name);
  console.log(
    JSON.stringify({
      uid: event.uid,
      at: ms(start),
      ends: ms(end),
      title: event.summary,
      about: event.description,
      tags: event.component.getFirstProperty("categories")?.getValues() ?? [],
      status: property("status"),
      sequence: event.sequence,
      method: calendar.getFirstPropertyValue("method"),
    }),
  );
}

function ms(time) {
  return time.toUnixTime() * 1000;
}
