/** Pointers on the board: one draws or chooses, two move the view, the wheel scrolls it and pinches it. */
import type { BoardPoint } from '../../model/board.ts';
import { panned, toBoard, zoomedAt } from './camera.ts';
import type { Gesture, Held, Sample } from './gesture.ts';
import { begin } from './gestures.ts';
import type { Stage } from './stage.ts';

interface Down extends BoardPoint {
  readonly type: string;
  /** How far it has come since it was put down, in pixels. */
  readonly far: number;
}

/** A hand that has begun this far means its stroke; nearer, a second finger makes it a pinch. */
const MEANT = 24;
const WHEEL_LINE = 18;

export function watchPointers(stage: Stage, host: HTMLElement, onDouble: (at: BoardPoint) => void): () => void {
  const down = new Map<number, Down>();
  let gesture: Gesture | null = null;
  let isPanning = false;
  let isSpace = false;
  /** Since a pen was seen, a finger or the ball of a hand moves the view. */
  let hasPen = false;

  const inHost = ({ clientX, clientY }: { clientX: number; clientY: number }): BoardPoint => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const heldOf = (event: PointerEvent): Held => ({
    shift: event.shiftKey,
    isTouch: event.pointerType === 'touch',
    hasPressure: event.pointerType === 'pen',
    isFree: event.altKey,
  });
  const sampleOf = (event: PointerEvent): Sample => ({
    ...toBoard(stage.camera.get(), inHost(event)),
    pressure: event.pressure,
  });

  function pressed(event: PointerEvent): void {
    if (event.target !== host || event.button > 1) return;
    host.setPointerCapture(event.pointerId);
    hasPen ||= event.pointerType === 'pen';
    down.set(event.pointerId, { ...inHost(event), type: event.pointerType, far: 0 });
    if (down.size > 1) {
      const [first] = down.values();
      finish(gesture?.isLook !== true && (first?.far ?? 0) >= MEANT);
      isPanning = true;
      return;
    }
    isPanning = event.button === 1 || isSpace || (hasPen && event.pointerType === 'touch');
    if (isPanning) return;
    gesture = begin(stage, sampleOf(event), heldOf(event));
    isPanning = gesture === null || gesture.isLook === true;
    host.toggleAttribute('data-grabbing', isPanning);
  }

  function finish(isMeant: boolean): void {
    if (isMeant) gesture?.end();
    else gesture?.cancel();
    gesture = null;
  }

  function moved(event: PointerEvent): void {
    const before = down.get(event.pointerId);
    const now = inHost(event);
    stage.pointer = toBoard(stage.camera.get(), now);
    if (before === undefined || gesture === null)
      stage.board.point(event.pointerType === 'touch' ? null : stage.pointer, null);
    if (before === undefined) return;
    if (isPanning) turn(event.pointerId, before, now);
    const far = before.far + Math.hypot(now.x - before.x, now.y - before.y);
    down.set(event.pointerId, { ...before, ...now, far });
    if (gesture === null) return;
    // Where the browser gathered several into one event, each of them is a point of the hand.
    const gathered = event.getCoalescedEvents?.() ?? [];
    gesture.move((gathered.length > 0 ? gathered : [event]).map(sampleOf), heldOf(event));
  }

  /** One finger drags the view; two also bring it nearer, by what lies between them. */
  function turn(id: number, before: BoardPoint, now: BoardPoint): void {
    const [other] = [...down].filter(([each]) => each !== id).map(([, each]) => each);
    const camera = stage.camera.get();
    if (other === undefined) {
      stage.camera.set(panned(camera, now.x - before.x, now.y - before.y));
      return;
    }
    const far = (at: BoardPoint): number => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    // In this order what lay between the fingers stays between them, however far they have come since.
    const along = panned(camera, (now.x - before.x) / 2, (now.y - before.y) / 2);
    stage.camera.set(zoomedAt(along, middle, far(now) / far(before)));
  }

  function lifted(event: PointerEvent): void {
    const far = down.get(event.pointerId)?.far ?? 0;
    if (!down.delete(event.pointerId)) return;
    finish(event.type !== 'pointercancel' && (gesture?.isLook !== true || far < MEANT));
    isPanning &&= down.size > 0;
    host.toggleAttribute('data-grabbing', isPanning);
    if (event.pointerType === 'touch') stage.board.point(null, null);
  }

  function left(): void {
    stage.pointer = null;
    if (gesture === null) stage.board.point(null, null);
  }

  function wheeled(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1;
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    const camera = stage.camera.get();
    // The browser tells a pinch on a touchpad as a wheel with the control key.
    if (event.ctrlKey || event.metaKey) {
      const step = Math.max(-60, Math.min(60, event.deltaY * lines));
      stage.camera.set(zoomedAt(camera, inHost(event), Math.exp(-step / 120)));
    } else stage.camera.set(panned(camera, -dx * lines, -dy * lines));
  }

  const pressedKey = (event: KeyboardEvent): void => {
    if (event.type === 'keydown' && event.key === 'Escape' && gesture !== null && gesture.isLook !== true) {
      // As if it had not begun; what is selected stays so.
      finish(false);
      event.stopPropagation();
    }
    if (event.key !== ' ') return;
    isSpace = event.type === 'keydown';
    if (event.target === host) event.preventDefault();
  };
  const twice = (event: MouseEvent): void => {
    if (event.target === host) onDouble(toBoard(stage.camera.get(), inHost(event)));
  };

  const ears = new AbortController();
  const { signal } = ears;
  host.addEventListener('pointerdown', pressed, { signal });
  host.addEventListener('pointermove', moved, { signal });
  host.addEventListener('pointerup', lifted, { signal });
  host.addEventListener('pointercancel', lifted, { signal });
  host.addEventListener('pointerleave', left, { signal });
  host.addEventListener('wheel', wheeled, { signal, passive: false });
  host.addEventListener('dblclick', twice, { signal });
  host.addEventListener('keydown', pressedKey, { signal });
  host.addEventListener('keyup', pressedKey, { signal });
  return () => {
    ears.abort();
    gesture?.cancel();
  };
}
