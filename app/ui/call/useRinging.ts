/** Two soft notes while somebody calls, and one while one waits; drawn by the browser, no file to fetch. */
import { useEffect } from 'react';
import type { CallView } from '../../session/types.ts';

const EVERY_MS = 3_000;

function note(context: AudioContext, pitch: number, at: number): void {
  const [tone, loud] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = pitch;
  loud.gain.setValueAtTime(0, at);
  loud.gain.linearRampToValueAtTime(0.12, at + 0.03);
  loud.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
  tone.connect(loud).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.6);
}

export function useRinging(stage: CallView['stage']): void {
  useEffect(() => {
    if (stage !== 'asked' && stage !== 'asking') return;
    const context = new AudioContext();
    const ring = (): void => {
      note(context, 523, context.currentTime);
      if (stage !== 'asked') return;
      note(context, 659, context.currentTime + 0.25);
      navigator.vibrate?.([200, 100, 200]);
    };
    ring();
    const timer = setInterval(ring, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stage]);
}
