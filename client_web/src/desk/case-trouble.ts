// Why something about a case was refused, in words of its own where the general ones say too little.

import { t } from "../i18n";
import { trouble } from "../i18n/trouble";

const OWN: ReadonlyMap<string, string> = new Map([
  ["conflict", "case-trouble-conflict"],
  ["not_allowed", "case-trouble-not-allowed"],
  ["not_found", "case-trouble-not-found"],
  ["bad_request", "case-trouble-bad-request"],
]);

export function caseTrouble(code: string): string {
  const own = OWN.get(code);
  return own ? t(own) : trouble(code);
}
