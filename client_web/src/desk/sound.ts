// Two short tones, made here: no file, nothing to load. Off until somebody switches it on; what is
// chosen stays on this device.

const KEPT_AS = "desk-sound";
const TONES_HZ = [659, 880] as const;
const TONE_S = 0.18;
const LOUDNESS = 0.15;

let context: AudioContext | null = null;

export function isSoundOn(): boolean {
  return localStorage.getItem(KEPT_AS) === "on";
}

/** Switched on, it is heard at once: so one knows that it works, and how loud it is. */
export function switchSound(on: boolean): void {
  localStorage.setItem(KEPT_AS, on ? "on" : "off");
  if (on) ring();
}

/** A browser lets nothing sound before somebody has touched the page; then this does nothing. */
export function ring(): void {
  const audio = context ?? new AudioContext();
  context = audio;
  void audio.resume();
  for (const [at, hertz] of TONES_HZ.entries()) tone(audio, hertz, at * TONE_S);
}

function tone(audio: AudioContext, hertz: number, after_s: number): void {
  const start = audio.currentTime + after_s;
  const oscillator = new OscillatorNode(audio, { type: "sine", frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + TONE_S / 6);
  volume.gain.linearRampToValueAtTime(0, start + TONE_S);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + TONE_S);
}
