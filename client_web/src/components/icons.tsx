// Line icons, drawn for this page. Each is decoration: a word or a label says what it means.

const PATHS = {
  back: "M15 5l-7 7 7 7",
  help: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.1",
  leave: "M14 4h5v16h-5M4 12h10M10 8l4 4-4 4",
  more: "M4.5 12h1M11.5 12h1M18.5 12h1",
  send: "M12 20V5M5.5 11.5 12 5l6.5 6.5",
  cover:
    "M4 4l16 16M9.9 5.3A9 9 0 0 1 21 12a14 14 0 0 1-2 2.7M6 7.5A14 14 0 0 0 3 12c2.5 5 8 7.5 12.5 5.3M10 10a3 3 0 0 0 4 4",
  reply: "M9 6l-5 5 5 5M4 11h9a7 7 0 0 1 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  up: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  grip: "M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1",
  edit: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z",
  undo: "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
  remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  mute: "M4 5h16v11h-8l-5 4v-4H4zM9 8.5l5 5M14 8.5l-5 5",
  report: "M6 21V4M6 4.5h12l-2.5 4 2.5 4H6",
  reroll: "M19 8a8 8 0 1 0 1 5M20 4v5h-5",
  people:
    "M9 11a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.3M18 14.5c2.2.7 3.5 2.6 3.5 5.5",
  expert: "M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5L12 16.3 7 19l1.1-5.5L4 9.7 9.6 9z",
  host: "M12 15a3.5 3.5 0 0 1-3.5-3.5v-4a3.5 3.5 0 0 1 7 0v4A3.5 3.5 0 0 1 12 15zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  moderator: "M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6z",
  responder: "M12 20s-8-4.7-8-10.5A4.5 4.5 0 0 1 12 6.7a4.5 4.5 0 0 1 8 2.8C20 15.3 12 20 12 20z",
  admin:
    "M8 15.5a4.5 4.5 0 1 1 4.3-5.8L20 9.7v3.3h-2.5v2.5h-3v-2.5h-2.2A4.5 4.5 0 0 1 8 15.5zM8 11v.01",
  locked: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
} as const;

export type IconName = keyof typeof PATHS;

export const ICONS = Object.keys(PATHS) as readonly IconName[];

const DIRECTED: ReadonlySet<IconName> = new Set(["back", "leave", "reply", "undo"]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={DIRECTED.has(name) ? "icon-mark directed" : "icon-mark"}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The lamp: a light and its glow. */
export function Lamp() {
  return <span class="lamp" aria-hidden="true" />;
}
