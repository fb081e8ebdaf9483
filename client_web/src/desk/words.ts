// The desk's own words, which nobody else has to load.

import { learn } from "../i18n";
import { complaintWords } from "../i18n/complaint";
import type { QueueItem } from "../wire/types";
import "./case-words";
import english from "./desk.en.ftl?raw";
import "./push-words";

learn("en", english);

/** What was said about an item, a line each: a reporter's `code: words`, or whole sentences. */
export function noteWords({ kind, note }: Pick<QueueItem, "kind" | "note">): string {
  const about = kind === "worry" ? "concern" : "report";
  const inWords = (line: string) => {
    const [reason = "", ...rest] = line.split(": ");
    return [complaintWords(about, reason), ...rest].join(": ");
  };
  return (note ?? "").split("\n").map(inWords).join("\n");
}
