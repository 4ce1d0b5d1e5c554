/** What all gestures share: what a hand tells, what a gesture answers, and how near is near enough. */
import { type BoardObject, type BoardPoint, canHoldTies } from '../../model/board.ts';
import { objectAt } from './shapes.ts';
import { NOTHING, type Stage } from './stage.ts';

export interface Sample extends BoardPoint {
  readonly pressure: number;
}

export interface Held {
  readonly shift: boolean;
  readonly isTouch: boolean;
  readonly hasPressure: boolean;
  /** With Alt held, nothing is drawn to anything. */
  readonly isFree: boolean;
}

export interface Gesture {
  /** The view moves with the hand; it is ended only by a tap, else cancelled. */
  readonly isLook?: boolean;
  move(samples: readonly Sample[], held: Held): void;
  end(): void;
  /** As if it had never begun. */
  cancel(): void;
}

/** In pixels: less is a tap. */
export const TAP = 4;
/** How near a finger or a pointer must come, in pixels. */
export const slackOf = (stage: Stage, isTouch: boolean): number => (isTouch ? 14 : 6) / stage.camera.get().zoom;

export function done(stage: Stage): void {
  stage.half = NOTHING;
  stage.redraw('scene');
}

/** What an end of a line that is let go of here would be tied to. */
export function holderAt(
  stage: Stage,
  at: BoardPoint,
  { isTouch, isFree }: Held,
  without?: BoardObject['id'],
): BoardObject | null {
  if (isFree) return null;
  const hit = objectAt(stage.board.objects.get(), at, slackOf(stage, isTouch));
  return hit !== null && hit.id !== without && canHoldTies(hit.kind) ? hit : null;
}
