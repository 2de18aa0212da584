const NOTES = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.14 },
] as const;
const SECONDS = 0.32;
const LOUDNESS = 0.08;

/** Two short soft tones. A page that nobody has touched yet may not sound, and does not. */
export async function chime(): Promise<void> {
  const context = new AudioContext();
  if (context.state !== 'running') await Promise.race([context.resume(), wait(500)]);
  if (context.state !== 'running') return context.close();
  for (const { hertz, at } of NOTES) {
    const begin = context.currentTime + at;
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + SECONDS);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + SECONDS);
  }
  await wait(1_000);
  await context.close();
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
