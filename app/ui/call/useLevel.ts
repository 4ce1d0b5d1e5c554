import { useEffect, useState } from 'react';

const EVERY_MS = 120;

/** How loud a stream is now, 0 to 1; 0 without one. */
export function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === null) {
      setLevel(0);
      return;
    }
    const context = new AudioContext();
    const listener = context.createAnalyser();
    listener.fftSize = 512;
    context.createMediaStreamSource(stream).connect(listener);
    const samples = new Float32Array(listener.fftSize);
    const timer = setInterval(() => {
      listener.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, each) => sum + each * each, 0) / samples.length;
      // Speech lies between -50 and -10 dB.
      setLevel(power === 0 ? 0 : Math.min(1, Math.max(0, (10 * Math.log10(power) + 50) / 40)));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return level;
}
