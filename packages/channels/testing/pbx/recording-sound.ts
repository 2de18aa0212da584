const RATE = 8_000;
const MOST_SECONDS = 5;

/** A recording as exchanges hand it out: WAV of a telephone, 8 kHz, one channel; a tone, because nobody spoke. */
export function recordingSound(seconds: number): Buffer {
  const samples = Math.min(seconds, MOST_SECONDS) * RATE;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  const tone = Buffer.alloc(samples);
  for (let index = 0; index < samples; index += 1)
    tone[index] = 128 + Math.round(40 * Math.sin((2 * Math.PI * 440 * index) / RATE));
  return Buffer.concat([header, tone]);
}
