/**
 * A check between two devices as a pure machine, one an end. Both people open it; the leader commits to a nonce, the
 * follower answers with its own, the leader reveals. So neither end, nor somebody who plays both, can choose a nonce
 * after seeing the other's: there is one guess, and each guess needs both people to ask again (the commitment of ZRTP,
 * RFC 6189 §4.4.1.1; Vaudenay, CRYPTO 2005). Whatever comes out of order ends the check.
 */
import { type CheckEnds, commitCheck, deriveCheck, opensCommitment } from '../../../crypto/index.ts';
import type { CheckMessage } from './frames.ts';

export type CheckState =
  /** Not open here. `asked`: the other side has it open. */
  | { readonly tag: 'closed'; readonly asked: boolean }
  /** Open here, not there. */
  | { readonly tag: 'waiting'; readonly nonce: Uint8Array }
  /** Leader: committed to `nonce`. Follower: gave `nonce`, holds the commitment. */
  | { readonly tag: 'exchanging'; readonly nonce: Uint8Array; readonly commitment: Uint8Array }
  /** On both screens. An answer is null until it is given. */
  | {
      readonly tag: 'shown';
      readonly numbers: readonly number[];
      readonly mine: boolean | null;
      readonly theirs: boolean | null;
    }
  /** `asked` as above. Only a person begins again: each beginning is a guess for whoever sits between. */
  | { readonly tag: 'ended'; readonly why: 'left' | 'lost' | 'broken'; readonly asked: boolean };

export type CheckEvent =
  /** The person opens it. `nonce` is fresh, and never used twice. */
  | { readonly type: 'open'; readonly nonce: Uint8Array }
  | { readonly type: 'close' }
  | { readonly type: 'answer'; readonly same: boolean }
  | { readonly type: 'received'; readonly message: CheckMessage | null }
  /** The link was replaced: what was under way is lost. */
  | { readonly type: 'restarted' };

export interface Step {
  readonly state: CheckState;
  readonly say: readonly CheckMessage[];
}

export interface CheckRole {
  readonly leads: boolean;
  readonly ends: CheckEnds;
}

export const CLOSED: CheckState = { tag: 'closed', asked: false };

const stay = (state: CheckState): Step => ({ state, say: [] });
const end = (why: 'left' | 'lost' | 'broken', asked = false): CheckState => ({ tag: 'ended', why, asked });
const broken: Step = { state: end('broken'), say: [{ type: 'stop' }] };
const isAsked = (state: CheckState): boolean => (state.tag === 'closed' || state.tag === 'ended') && state.asked;

export function step(role: CheckRole, state: CheckState, event: CheckEvent): Step {
  switch (event.type) {
    case 'open':
      return open(role, state, event.nonce);
    case 'close':
      return close(state);
    case 'answer':
      // Once: an answer taken back would be a second guess at what the other sees.
      if (state.tag !== 'shown' || state.mine !== null) return stay(state);
      return { state: { ...state, mine: event.same }, say: [{ type: 'answer', same: event.same }] };
    case 'received':
      return event.message === null ? refuse(state) : receive(role, state, event.message);
    case 'restarted':
      return restart(state);
  }
}

function open(role: CheckRole, state: CheckState, nonce: Uint8Array): Step {
  if (state.tag !== 'closed' && state.tag !== 'ended') return stay(state);
  const waiting: CheckState = { tag: 'waiting', nonce };
  if (!isAsked(state)) return { state: waiting, say: [{ type: 'ready' }] };
  const begun = begin(role, nonce, waiting);
  return { state: begun.state, say: [{ type: 'ready' }, ...begun.say] };
}

/** Both have it open: the leader commits, the follower waits for that. */
function begin({ leads, ends }: CheckRole, nonce: Uint8Array, waiting: CheckState): Step {
  if (!leads) return stay(waiting);
  const commitment = commitCheck(ends, nonce);
  return { state: { tag: 'exchanging', nonce, commitment }, say: [{ type: 'commit', commitment }] };
}

function close(state: CheckState): Step {
  if (state.tag === 'closed') return stay(state);
  return { state: { tag: 'closed', asked: isAsked(state) }, say: state.tag === 'ended' ? [] : [{ type: 'stop' }] };
}

function restart(state: CheckState): Step {
  switch (state.tag) {
    case 'closed':
      return stay(CLOSED);
    case 'waiting':
      return { state, say: [{ type: 'ready' }] };
    case 'exchanging':
      return { state: end('lost'), say: [{ type: 'stop' }] };
    case 'shown':
      // Both screens show them already: a call on a poor line goes on.
      return { state, say: state.mine === null ? [] : [{ type: 'answer', same: state.mine }] };
    case 'ended':
      return stay({ ...state, asked: false });
  }
}

/** What does not parse, or comes out of order. Where nothing is under way, nothing is broken. */
function refuse(state: CheckState): Step {
  return state.tag === 'closed' || state.tag === 'ended' ? stay(state) : broken;
}

function receive(role: CheckRole, state: CheckState, message: CheckMessage): Step {
  switch (message.type) {
    case 'ready':
      return ready(role, state);
    case 'commit':
      if (state.tag !== 'waiting' || role.leads) return refuse(state);
      return {
        state: { tag: 'exchanging', nonce: state.nonce, commitment: message.commitment },
        say: [{ type: 'nonce', nonce: state.nonce }],
      };
    case 'nonce':
      if (state.tag !== 'exchanging' || !role.leads || isSame(message.nonce, state.nonce)) return refuse(state);
      return {
        state: shown(deriveCheck(role.ends, state.nonce, message.nonce)),
        say: [{ type: 'reveal', nonce: state.nonce }],
      };
    case 'reveal':
      if (state.tag !== 'exchanging' || role.leads || isSame(message.nonce, state.nonce)) return refuse(state);
      if (!opensCommitment(role.ends, state.commitment, message.nonce)) return broken;
      return stay(shown(deriveCheck(role.ends, message.nonce, state.nonce)));
    case 'answer':
      if (state.tag !== 'shown') return refuse(state);
      // The first answer counts; the same one may come again after a repair.
      return stay(state.theirs === null ? { ...state, theirs: message.same } : state);
    case 'stop':
      return stopped(state);
  }
}

const shown = (numbers: readonly number[]): CheckState => ({ tag: 'shown', numbers, mine: null, theirs: null });

function ready(role: CheckRole, state: CheckState): Step {
  switch (state.tag) {
    case 'closed':
    case 'ended':
      return stay({ ...state, asked: true });
    case 'waiting':
      return begin(role, state.nonce, state);
    case 'exchanging':
      return { state: end('left', true), say: [] };
    case 'shown':
      return stay(state.theirs === null ? end('left', true) : state);
  }
}

function stopped(state: CheckState): Step {
  switch (state.tag) {
    case 'closed':
    case 'ended':
      return stay({ ...state, asked: false });
    case 'waiting':
      return stay(state);
    case 'exchanging':
      return stay(end('left'));
    case 'shown':
      // They answered and closed: what they said stands.
      return stay(state.theirs === null ? end('left') : state);
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
