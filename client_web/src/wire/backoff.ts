// How long to wait before coming back.
//
// Exponential back-off with full jitter: after an outage everybody returns spread over the
// whole interval, where a fixed or half-jittered wait would bring them back in waves.

const FIRST_MS = 1_000;
const LONGEST_MS = 20_000;

/** The wait before attempt number `attempt` (from 0), in ms; `random` gives [0, 1). */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}
