import { expect, test } from "vitest";
import { instantOf, isZone, zones } from "../../src/planning/zoned-time";

/** As the server's own tests have them (tests/domain/test_qa_sessions.py). */
test.each([
  ["2027-01-15T19:00", "Asia/Kolkata", "2027-01-15T13:30Z", "none"],
  ["2027-03-27T19:00", "Europe/London", "2027-03-27T19:00Z", "none"],
  ["2027-03-28T00:59", "Europe/London", "2027-03-28T00:59Z", "none"],
  ["2027-03-28T01:30", "Europe/London", "2027-03-28T01:30Z", "skipped"],
  ["2027-03-28T02:00", "Europe/London", "2027-03-28T01:00Z", "none"],
  ["2027-03-28T19:00", "Europe/London", "2027-03-28T18:00Z", "none"],
  ["2027-10-31T01:30", "Europe/London", "2027-10-31T00:30Z", "twice"],
  ["2027-10-31T02:00", "Europe/London", "2027-10-31T02:00Z", "none"],
  ["2027-04-04T01:15", "Australia/Lord_Howe", "2027-04-03T14:15Z", "none"],
  ["2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45Z", "twice"],
  ["2027-04-04T19:00", "Australia/Lord_Howe", "2027-04-04T08:30Z", "none"],
  ["2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:45Z", "skipped"],
  ["2027-10-03T02:30", "Australia/Lord_Howe", "2027-10-02T15:30Z", "none"],
  ["2027-11-07T01:30", "America/New_York", "2027-11-07T05:30Z", "twice"],
  ["2027-06-01T00:00", "UTC", "2027-06-01T00:00Z", "none"],
])("%s in %s is %s (%s)", (wall, zone, utc, clock) => {
  expect(instantOf(wall, zone)).toEqual({ at: Date.parse(utc), clock });
});

test.each([
  ["", "UTC"],
  ["T19:00", "UTC"],
  ["2027-13-01T19:00", "UTC"],
  ["2027-01-01T19:00", "Europe/Nowhere"],
  ["2027-01-01T19:00", ""],
])("%s in %s is no time", (wall, zone) => {
  expect(instantOf(wall, zone)).toBeNull();
});

test("what is offered are zones, and UTC is one of them", () => {
  const all = zones();
  expect(all).toContain("UTC");
  expect(all).toContain("Australia/Lord_Howe");
  expect(all.filter((zone) => !isZone(zone))).toEqual([]);
});
