/** Recording a voice note: the microphone, Opus at 16 kbit/s (about 120 kB a minute), and how loud it is for a drawing. */
import { FILE_LIMITS } from '../../../model/file.ts';

const VOICE_BITS = 16_000;
/** How often loudness is looked at, ms. */
const EVERY = 100;
/** In the order in which browsers do well; Safari writes MP4. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

export interface Taken {
  readonly blob: Blob;
  readonly seconds: number;
  readonly loud: string;
}

export interface Recording {
  /** Nothing is kept. */
  cancel(): void;
  /** Null when the browser gave nothing. */
  stop(): Promise<Taken | null>;
}

export type NoMicrophone = 'refused' | 'none';

/** `onTime`: how long it is so far, in seconds, and how loud of late. It stops by itself at the limit: `onLimit`. */
export async function record(
  onTime: (seconds: number, loud: string) => void,
  onLimit: () => void,
): Promise<Recording | NoMicrophone> {
  const type =
    typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  // Missing where the page is not served safely.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (type === undefined || devices === undefined) return 'none';
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, echoCancellation: true } });
  } catch (fault) {
    const isRefused = fault instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(fault.name);
    return isRefused ? 'refused' : 'none';
  }
  return run(stream, type, onTime, onLimit);
}

function run(
  stream: MediaStream,
  type: string,
  onTime: (seconds: number, loud: string) => void,
  onLimit: () => void,
): Recording {
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: VOICE_BITS });
  const pieces: Blob[] = [];
  const levels: number[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ear = new AudioContext();
  const analyser = ear.createAnalyser();
  analyser.fftSize = 1024;
  ear.createMediaStreamSource(stream).connect(analyser);
  const wave = new Uint8Array(analyser.fftSize);
  const began = performance.now();
  const seconds = (): number => Math.min((performance.now() - began) / 1000, FILE_LIMITS.voice);
  let isOver = false;
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(wave);
    levels.push(Math.max(...wave.map((value) => Math.abs(value - 128))));
    onTime(seconds(), barsOf(levels.slice(-FILE_LIMITS.bars)));
    if (seconds() >= FILE_LIMITS.voice) onLimit();
  }, EVERY);
  recorder.start();

  function end(): void {
    isOver = true;
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void ear.close();
  }

  return {
    cancel() {
      if (isOver) return;
      if (recorder.state !== 'inactive') recorder.stop();
      end();
    },
    stop: () =>
      new Promise((resolve) => {
        const length = Math.max(0.1, Math.round(seconds() * 10) / 10);
        const give = (): void => {
          end();
          const blob = new Blob(pieces, { type });
          resolve(blob.size === 0 ? null : { blob, seconds: length, loud: barsOf(levels) });
        };
        recorder.onstop = give;
        // The browser stopped it before: the microphone was taken away.
        if (recorder.state === 'inactive') give();
        else recorder.stop();
      }),
  };
}

/** At most so many bars, each the loudest of its stretch, as digits. */
export function barsOf(levels: readonly number[]): string {
  const most = Math.max(24, ...levels);
  const count = Math.min(levels.length, FILE_LIMITS.bars);
  return Array.from({ length: count }, (_, at) => {
    const part = levels.slice(Math.floor((at * levels.length) / count), Math.floor(((at + 1) * levels.length) / count));
    return Math.min(9, Math.round((9 * Math.max(0, ...part)) / most));
  }).join('');
}

/** 0:07, 4:30 */
export const timeOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
