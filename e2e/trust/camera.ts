/** A camera for Chromium: it shows a picture that a test chooses, from the next time a page asks for it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

export interface Camera {
  /** For the browser whose camera it is. The permission is given without asking. */
  readonly flags: readonly string[];
  /** `picture` is a PNG or JPEG; null: a white wall. */
  show(picture: Buffer | null): Promise<void>;
  /** One after the other, again and again, each for a while. */
  showAll(pictures: readonly Buffer[]): Promise<void>;
}

/** `studio` draws the pictures: any browser. The file must be there before the camera's browser starts. */
export async function makeCamera(studio: BrowserContext): Promise<Camera> {
  const file = join(mkdtempSync(join(tmpdir(), 'binome-camera-')), 'seen.mjpeg');
  const drawn = async (picture: Buffer | null): Promise<Buffer> => {
    const page = await studio.newPage();
    await page.setViewportSize({ width: 640, height: 480 });
    await page.setContent('<body style="margin: 0; background: #fff"><img id="seen" alt="" height="460"></body>');
    if (picture !== null) {
      await page.locator('#seen').evaluate(
        async (image, source) => {
          if (!(image instanceof HTMLImageElement)) throw new Error('no image');
          image.src = source;
          await image.decode();
        },
        `data:image/png;base64,${picture.toString('base64')}`,
      );
    }
    const frame = await page.screenshot({ type: 'jpeg', quality: 95 });
    await page.close();
    return frame;
  };
  const roll = (frames: readonly Buffer[], each: number): void =>
    writeFileSync(file, Buffer.concat(frames.flatMap((frame) => Array.from({ length: each }, () => frame))));
  const show: Camera['show'] = async (picture) => roll([await drawn(picture)], 30);
  await show(null);
  return {
    flags: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
    show,
    async showAll(pictures) {
      const frames: Buffer[] = [];
      for (const picture of pictures) frames.push(await drawn(picture));
      roll(frames, 20);
    },
  };
}
