/**
 * The dots of the paper go along with the view: moved and scaled as a whole, which costs no painting. Painted anew in
 * each frame of a zoom they would cost more than everything that lies on them.
 */
import type { Observable } from '../../model/observable.ts';
import type { Camera } from './camera.ts';

/** In board units; fewer where they would come nearer to each other than this, in pixels. */
const [APART, NEAREST] = [24, 14];
/** Scaled by no more than this: farther on, their size would tell. */
const MOST = 1.6;
/** After the zoom has stood still for so long, they are as large as they are meant to be. */
const RESTED_MS = 160;

export function watchGround(camera: Observable<Camera>, ground: HTMLElement): () => void {
  const { style } = ground;
  let painted = 0;
  let before = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function paint(apart: number): void {
    painted = apart;
    style.inset = `${-apart}px`;
    style.backgroundSize = `${apart}px ${apart}px`;
  }

  function lay(): void {
    const { x, y, zoom } = camera.get();
    const apart = APART * zoom * 4 ** Math.max(0, Math.ceil(Math.log(NEAREST / (APART * zoom)) / Math.log(4)));
    if (before === 0) paint(apart);
    else if (apart !== before) {
      // Never made smaller than painted: they would not reach the edges.
      if (apart < painted || apart > painted * MOST) paint(apart < before ? Math.max(NEAREST, apart / MOST) : apart);
      clearTimeout(resting);
      resting = setTimeout(() => {
        paint(apart);
        lay();
      }, RESTED_MS);
    }
    before = apart;
    const scale = apart / painted;
    const shift = (from: number): number => ((-from * zoom) % apart) + painted - apart;
    style.transform = `translate(${shift(x)}px, ${shift(y)}px) scale(${scale})`;
  }

  lay();
  const stop = camera.subscribe(lay);
  return () => {
    stop();
    clearTimeout(resting);
  };
}
