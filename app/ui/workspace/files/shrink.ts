/** A photo made small enough for a poor line. Drawn anew, so nothing that the camera wrote in it (place, date) is left. */
export const PICTURE = { side: 1280, bytes: 120_000 } as const;

export interface Shrunk {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** Tried in turn until one is small enough: first the quality goes down, then the size. */
const SIDES = [1280, 1024, 800, 640, 480, 320];
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

/** At most 1280 px on a side and 120 kB. Null for what this browser cannot read as a picture. */
export async function shrink(picture: Blob): Promise<Shrunk | null> {
  const bitmap = await decode(picture);
  if (bitmap === null) return null;
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const [width, height] = [bitmap.width, bitmap.height].map((length) => Math.max(1, Math.round(length * scale)));
      const canvas = draw(bitmap, width ?? 1, height ?? 1);
      for (const quality of QUALITIES) {
        const blob = canvas && (await encode(canvas, quality));
        if (canvas && blob && blob.size <= PICTURE.bytes) return { blob, width: canvas.width, height: canvas.height };
      }
    }
    return null;
  } finally {
    bitmap.close();
  }
}

/** Its sides as a person sees them, once turned upright. Null: no picture. */
export async function sidesOf(picture: Blob): Promise<{ width: number; height: number } | null> {
  const bitmap = await decode(picture);
  if (bitmap === null) return null;
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

async function decode(picture: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' });
  } catch {
    return null; // No picture, or of a kind that this browser does not know (HEIC outside Safari).
  }
}

function draw(bitmap: ImageBitmap, width: number, height: number): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // JPEG knows no transparency: what was clear would turn black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

/** WebP, or JPEG where the browser writes no WebP (Safari): it then answers with PNG, whatever was asked. */
async function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  const ask = (type: string) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  const webp = await ask('image/webp');
  return webp?.type === 'image/webp' ? webp : ask('image/jpeg');
}
