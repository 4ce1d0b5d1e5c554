/** A wheel that turns once a frame, and how long the frames last. The same for both sides. */

export interface Turn {
  readonly dx: number;
  readonly dy: number;
  /** With the control key: a pinch on a touchpad. */
  readonly isZoom: boolean;
}

export interface Side {
  readonly side: 'ours' | 'theirs';
  /** From the first line of the board's own code to the whole picture, in milliseconds. */
  readonly opened: Promise<number>;
  /** All of it in view, or the middle of it at its own size; resolves when it is painted. */
  look(where: 'all' | 'near'): Promise<void>;
  /** One turn of the wheel a frame: the time of each frame. */
  drive(turns: readonly Turn[]): Promise<readonly number[]>;
}

declare global {
  interface Window {
    board: Side;
  }
}

export const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

export async function drive(target: Element, turns: readonly Turn[]): Promise<readonly number[]> {
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const times: number[] = [];
  let last = await frame();
  for (const { dx, dy, isZoom } of turns) {
    performance.mark('turn');
    const wheel = { deltaX: dx, deltaY: dy, ctrlKey: isZoom, ...at, bubbles: true, cancelable: true };
    target.dispatchEvent(new WheelEvent('wheel', wheel));
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  performance.mark('turn');
  return times;
}
