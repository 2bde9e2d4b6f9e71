// A short two-tone sign for a new request, made in the browser; off by a setting that lasts.
import { useLocalStorage } from "@mantine/hooks";

const STORAGE_KEY = "parley-sound";
const NOTES_HZ = [660, 880] as const;
const NOTE_SECONDS = 0.16;
const LOUDNESS = 0.12;

export function useSoundSetting() {
  return useLocalStorage({ key: STORAGE_KEY, defaultValue: true, getInitialValueInEffect: false });
}

let context: AudioContext | undefined;

/** Browsers keep a page silent until it was used once; then this does nothing. */
export async function playRequestSound(): Promise<void> {
  try {
    context ??= new AudioContext();
    await context.resume();
    if (context.state !== "running") return;
    const start = context.currentTime;
    for (const [index, frequency] of NOTES_HZ.entries())
      playNote(context, frequency, start + index * NOTE_SECONDS);
  } catch {
    // No sound device: the notice is still on the screen.
  }
}

function playNote(audio: AudioContext, frequency: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
