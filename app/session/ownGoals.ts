/**
 * What a person has not shared yet of their goals in one workspace: a document of their own devices, like their private
 * notes. It is none of the workspace's documents, so no device of anybody else is ever offered it. There is one only once
 * there is something to keep.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { type Core, DOCUMENT } from './core.ts';
import { type GoalLog, openGoalLog } from './goalLog.ts';
import type { SessionError } from './types.ts';

export interface OwnGoals {
  /** Null while there are none. */
  readonly log: Observable<GoalLog | null>;
  /** Makes the document if need be. */
  open(): Promise<Result<GoalLog, SessionError>>;
  close(): void;
}

export function openOwnGoals(core: Core, workspace: WorkspaceId): OwnGoals {
  const { self } = core;
  const log = changeable<GoalLog | null>(null);
  let opening: Promise<Result<GoalLog, SessionError>> | null = null;
  let release: (() => void) | null = null;
  let closed = false;

  async function hold(): Promise<Result<GoalLog, SessionError>> {
    const held = await core.documents.hold(DOCUMENT.goals(workspace));
    if (!held.ok) {
      // The next one tries the disk again.
      opening = null;
      return held;
    }
    if (closed) {
      held.value.release();
      return err({ tag: 'not-found' });
    }
    const { me, clock, random } = core;
    const opened = openGoalLog({ workspace, doc: held.value.doc, me, author: core.person.sign, clock, random });
    release = held.value.release;
    log.set(opened);
    return ok(opened);
  }

  function open(): Promise<Result<GoalLog, SessionError>> {
    opening ??= hold();
    return opening;
  }

  /** Also when another device of the person has begun one. */
  const look = (): void => {
    if (self.goals.has(workspace)) void open();
  };
  self.goals.observe(look);
  look();

  return {
    log,
    async open() {
      const opened = await open();
      if (opened.ok && !self.goals.has(workspace)) self.goals.set(workspace, core.clock());
      return opened;
    },
    close() {
      closed = true;
      self.goals.unobserve(look);
      log.get()?.close();
      release?.();
    },
  };
}
