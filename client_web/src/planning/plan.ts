// A session as somebody plans it: what the form holds, and what is sent of it. Numbers stay as they
// are typed, so that nothing is lost that isn't one yet.

import type { QaSession } from "../wire/types";
import { ONCE, type Repeats, ruleOf } from "./repeats";

export interface Plan {
  readonly title: string;
  readonly about: string;
  /** Parted by commas. */
  readonly tags: string;
  readonly room: string;
  /** An ISO date, and a time of day, as the zone's clocks show them. */
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: string;
  readonly doors: string;
  /** "": places aren't counted. */
  readonly capacity: string;
  readonly hosts: readonly string[];
  readonly experts: readonly string[];
  readonly language: string;
  readonly preModerated: boolean;
  readonly anonymous: boolean;
  readonly quiet: boolean;
  readonly transcript: boolean;
  readonly repeats: Repeats;
  /** Wall times that the rule makes and that are left out. */
  readonly leftOut: readonly string[];
}

export function blankPlan(me: string, zone: string, language: string): Plan {
  return {
    title: "",
    about: "",
    tags: "",
    room: "",
    date: "",
    time: "19:00",
    zone,
    minutes: "60",
    doors: "15",
    capacity: "",
    hosts: [me],
    experts: [],
    language,
    preModerated: true,
    anonymous: true,
    quiet: false,
    transcript: true,
    repeats: ONCE,
    leftOut: [],
  };
}

export function planOf(session: QaSession): Plan {
  const [date = "", time = ""] = session.starts.split("T");
  return {
    title: session.title,
    about: session.about,
    tags: session.tags.join(", "),
    room: session.room,
    date,
    time,
    zone: session.zone,
    minutes: `${session.minutes}`,
    doors: `${session.doors_minutes}`,
    capacity: `${session.capacity ?? ""}`,
    hosts: session.hosts.map(({ id }) => id),
    experts: session.experts.map(({ id }) => id),
    language: session.language,
    preModerated: session.pre_moderated,
    anonymous: session.anonymous,
    quiet: session.quiet ?? false,
    transcript: session.transcript ?? true,
    repeats: ONCE,
    leftOut: [],
  };
}

/** The same once more: at a day that is still to be said, by whoever plans it too. */
export function copyOf(session: QaSession, me: string): Plan {
  const plan = planOf(session);
  return { ...plan, date: "", hosts: [...new Set([me, ...plan.hosts])] };
}

export function startOf({ date, time }: Plan): string {
  return `${date}T${time}`;
}

/** What makes its times, as the server is asked for them. */
export function timesOf(plan: Plan): { starts: string; zone: string; rrule: string | null } {
  return { starts: startOf(plan), zone: plan.zone, rrule: ruleOf(plan.repeats, plan.date) };
}

/** As `POST /api/qa-sessions` takes it. */
export function bodyOf(plan: Plan, isDraft: boolean): Record<string, unknown> {
  const times = timesOf(plan);
  const exceptions = times.rrule === null ? [] : plan.leftOut;
  return { ...fieldsOf(plan), ...times, exceptions, draft: isDraft };
}

/** What of it is other than before, as `PATCH /api/qa-sessions/{id}` takes it. */
export function changesOf(before: Plan, after: Plan): Record<string, unknown> {
  const whole = (plan: Plan): Record<string, unknown> => {
    return { ...fieldsOf(plan), starts: startOf(plan), zone: plan.zone };
  };
  const [was, is] = [whole(before), whole(after)];
  const isOther = (name: string) => JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  return Object.fromEntries(Object.entries(is).filter(([name]) => isOther(name)));
}

function fieldsOf(plan: Plan): Record<string, unknown> {
  return {
    title: plan.title.trim(),
    about: plan.about.trim(),
    tags: tagsOf(plan.tags),
    room: plan.room,
    minutes: Number(plan.minutes),
    doors_minutes: Number(plan.doors),
    capacity: plan.capacity === "" ? null : Number(plan.capacity),
    hosts: plan.hosts,
    experts: plan.experts,
    language: plan.language,
    pre_moderated: plan.preModerated,
    anonymous: plan.anonymous,
    quiet: plan.quiet,
    transcript: plan.transcript,
  };
}

function tagsOf(typed: string): string[] {
  const tags = typed.split(/[,،]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
