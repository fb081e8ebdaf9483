// What a close code asks of this client. 4000-4499 say come back; 4500-4999 say do not.

export type Ending =
  | "come_back"
  | "renew" // come back, with a fresh token
  | "signed_out"
  | "removed" // a moderator closed the site to this person
  | "crowded" // too many connections of this person
  | "broken"; // this client misbehaved; only a reload may help

const NAMED: ReadonlyMap<number, Ending> = new Map([
  [4005, "renew"],
  [4500, "signed_out"],
  [4502, "signed_out"],
  [4503, "removed"],
  [4504, "crowded"],
]);

export function endingOf(closeCode: number): Ending {
  const named = NAMED.get(closeCode);
  if (named) return named;
  return closeCode >= 4500 && closeCode <= 4999 ? "broken" : "come_back";
}
