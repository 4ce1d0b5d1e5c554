/** A voice that never pauses, as a file a browser takes for a microphone: the most that a call can cost, since silence is hardly sent. */
const RATE = 48_000;
const SECONDS = 8;

/** Harmonics of a pitch that glides, louder around two formants, in syllables that never fall silent. */
function sampleAt(at: number): number {
  const time = at / RATE;
  const pitch = 130 + 30 * Math.sin(2 * Math.PI * 0.5 * time);
  const phase = 2 * Math.PI * (130 * time - (30 / (2 * Math.PI * 0.5)) * (Math.cos(2 * Math.PI * 0.5 * time) - 1));
  const [low, high] = [
    600 + 250 * Math.sin(2 * Math.PI * 2.5 * time),
    1_700 + 500 * Math.sin(2 * Math.PI * 1.7 * time),
  ];
  let sum = 0;
  for (let harmonic = 1; harmonic * pitch < 3_800; harmonic += 1) {
    const frequency = harmonic * pitch;
    const loud =
      Math.exp(-(((frequency - low) / 250) ** 2)) + 0.5 * Math.exp(-(((frequency - high) / 350) ** 2)) + 0.02;
    sum += loud * Math.sin(harmonic * phase);
  }
  return sum * (0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * time)) * 0.12;
}

/** WAV, 16 bit, one channel. */
export function voiceFile(): Buffer {
  const samples = Int16Array.from(
    { length: RATE * SECONDS },
    (_, at) => Math.max(-1, Math.min(1, sampleAt(at))) * 32_000,
  );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}
