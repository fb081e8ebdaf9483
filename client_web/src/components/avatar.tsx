// An abstract shape for a person, always the same for the same id. Never a picture, never
// a letter: nothing in it can give anybody away.

const SHAPES = [
  "M20 6a14 14 0 0 1 14 14H20z M20 34a14 14 0 0 1-14-14h14z",
  "M20 5a15 15 0 0 1 0 30 7.5 7.5 0 0 1 0-15 7.5 7.5 0 0 0 0-15z",
  "M20 4l5 11 11 5-11 5-5 11-5-11-11-5 11-5z",
  "M6 20a14 14 0 0 1 28 0z M11 26h18a9 9 0 0 1-18 0z",
  "M20 7a7 7 0 1 1 0 14 7 7 0 0 1 0-14z M8 34a12 12 0 0 1 24 0z",
  "M8 8h11v11H8z M21 21h11v11H21z M26.5 8a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z",
  "M20 5c9 6 9 24 0 30-9-6-9-24 0-30z",
  "M7 13c5-6 8 6 13 0s8 6 13 0v7c-5 6-8-6-13 0s-8-6-13 0z M7 26c5-6 8 6 13 0s8 6 13 0v4c-5 6-8-6-13 0s-8-6-13 0z",
];
const HUES = 6;
const TURNS = 4;

export function Avatar({ id }: { id: string }) {
  const hash = hashOf(id);
  const hue = hash % HUES;
  const shape = SHAPES[(hash >>> 8) % SHAPES.length];
  const turn = ((hash >>> 16) % TURNS) * 90;
  return (
    <svg class={`avatar hue-${hue}`} viewBox="0 0 40 40" aria-hidden="true">
      <circle class="avatar-behind" cx="20" cy="20" r="20" />
      <path
        class="avatar-shape"
        d={shape}
        transform={`rotate(${turn} 20 20) translate(4 4) scale(0.8)`}
      />
    </svg>
  );
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
