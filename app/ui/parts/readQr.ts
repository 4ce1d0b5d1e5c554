/**
 * Reads QR codes in what a camera sees: by the browser where it can (Chrome on Android, Safari on a Mac), otherwise by
 * a library of 14 KiB that is fetched when a camera first opens.
 */

/** Not in TypeScript's own list of browser interfaces (https://wicg.github.io/shape-detection-api). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The text of a code in the present picture; null when there is none. Never rejects for what the camera shows. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | null>;

/** Longer sides are made this small before they are searched: a code fills a good part of the picture. */
const LONGEST = 720;

const makerOf = (scope: object): DetectorMaker | null => {
  const maker: unknown = Reflect.get(scope, 'BarcodeDetector');
  return isMaker(maker) ? maker : null;
};
const isMaker = (value: unknown): value is DetectorMaker =>
  typeof value === 'function' && 'getSupportedFormats' in value;

/** Rejects only when the library is needed and cannot be fetched. */
export async function qrReader(): Promise<QrReader> {
  const maker = makerOf(globalThis);
  const formats = (await maker?.getSupportedFormats().catch(() => [])) ?? [];
  if (maker !== null && formats.includes('qr_code')) {
    const detector = new maker({ formats: ['qr_code'] });
    // It rejects on a video that has no picture yet: there is no code in it.
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null;
  }
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight, 1));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (context === null || canvas.width === 0 || canvas.height === 0) return null;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return decode({ width: canvas.width, height: canvas.height, data: new Uint8Array(data) });
    } catch {
      // How the library says that it found no code in this picture.
      return null;
    }
  };
}
