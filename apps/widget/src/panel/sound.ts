// A short, soft sound for a message that came in. Made by the browser, so that there is nothing to download.

let context: AudioContext | undefined;

/** Browsers allow sound only after the visitor has done something; until then there is silence. */
export function playMessageSound(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    const start = context.currentTime;
    for (const [frequency, delay] of [
      [660, 0],
      [880, 0.09],
    ] as const) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = "sine";
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, start + delay);
      volume.gain.linearRampToValueAtTime(0.06, start + delay + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0005, start + delay + 0.25);
      tone.connect(volume).connect(context.destination);
      tone.start(start + delay);
      tone.stop(start + delay + 0.3);
    }
  } catch {
    // No sound device: the message is on the screen.
  }
}
