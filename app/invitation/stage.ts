/** The life of an invitation as one pure machine, the same on every device: events in, the next state or an error out. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { InvitationStage, Said } from '../model/invitation.ts';

export interface InvitationState {
  readonly stage: InvitationStage;
  readonly mentor: PersonId;
  readonly mentee: PersonId;
  /** Who accompanies the two, and is asked as they are. */
  readonly third?: PersonId | undefined;
  /** Of a circle: everybody but its host, who is `mentor`, and its second, who is `mentee`. */
  readonly more?: readonly PersonId[] | undefined;
  readonly expires: Instant;
  /** What each said, once. */
  readonly answers: Readonly<Record<string, Said>>;
}

export type InvitationEvent =
  /** The server has all its letters. */
  | { readonly type: 'sent' }
  /** One of them holds the verified invitation: proof that it was sent, also where nobody said so. */
  | { readonly type: 'opened'; readonly person: PersonId }
  /** `at`: when the person says they answered. A yes given in time may arrive late. */
  | { readonly type: 'answered'; readonly person: PersonId; readonly answer: Said; readonly at: Instant }
  /** The clock, told from time to time. */
  | { readonly type: 'passed'; readonly now: Instant }
  | { readonly type: 'revoked' }
  /** A pair at work is one no more. */
  | { readonly type: 'ended' };

/** Why an event is refused. The state stays as it was. */
export interface StageError {
  readonly tag: 'not-invited' | 'not-sent' | 'too-late' | 'already-answered' | 'closed';
}

export const drafted = (invitation: Omit<InvitationState, 'stage' | 'answers'>): InvitationState => ({
  stage: 'drafted',
  mentor: invitation.mentor,
  mentee: invitation.mentee,
  third: invitation.third,
  ...(invitation.more !== undefined && { more: invitation.more }),
  expires: invitation.expires,
  answers: {},
});

/** Those who are asked. */
export const invitedTo = ({
  mentor,
  mentee,
  third,
  more = [],
}: Pick<InvitationState, 'mentor' | 'mentee' | 'third' | 'more'>): readonly PersonId[] => [
  mentor,
  mentee,
  ...more,
  ...(third === undefined ? [] : [third]),
];

/** Those whom a programme pairs, or puts in a circle: not who accompanies them. */
export const pairedIn = ({
  mentor,
  mentee,
  more = [],
}: Pick<InvitationState, 'mentor' | 'mentee' | 'more'>): readonly PersonId[] => [mentor, mentee, ...more];

/** A circle is there with its host and one more; whoever says yes later comes in, and one no is nobody else's. */
export const isCircle = ({ more = [] }: Pick<InvitationState, 'more'>): boolean => more.length > 0;

/** True while a seat of both is held: nothing is settled yet, or all said yes. */
export const holdsSeats = ({ stage }: InvitationState): boolean =>
  stage === 'drafted' || stage === 'sent' || stage === 'accepted' || stage === 'joined';

const isSettled = (stage: InvitationStage): boolean =>
  stage === 'joined' || stage === 'declined' || stage === 'expired' || stage === 'revoked' || stage === 'ended';

/**
 * The state after `event`. Letters arrive twice and late, so an event that says again what is known changes nothing
 * (the same state object is returned); one that contradicts it is refused.
 */
export function advance(state: InvitationState, event: InvitationEvent): Result<InvitationState, StageError> {
  switch (event.type) {
    case 'sent':
      return ok(state.stage === 'drafted' ? { ...state, stage: 'sent' } : state);
    case 'opened':
      if (!isInvited(state, event.person)) return err({ tag: 'not-invited' });
      return ok(state.stage === 'drafted' ? { ...state, stage: 'sent' } : state);
    case 'answered':
      return answer(state, event);
    case 'passed':
      return ok(event.now > state.expires && !isSettled(state.stage) ? { ...state, stage: 'expired' } : state);
    case 'revoked':
      if (state.stage === 'revoked') return ok(state);
      return isSettled(state.stage) ? err({ tag: 'closed' }) : ok({ ...state, stage: 'revoked' });
    case 'ended':
      if (state.stage === 'ended') return ok(state);
      return state.stage === 'joined' ? ok({ ...state, stage: 'ended' }) : err({ tag: 'closed' });
  }
}

const isInvited = (state: InvitationState, person: PersonId): boolean => invitedTo(state).includes(person);

function answer(
  state: InvitationState,
  { person, answer, at }: Extract<InvitationEvent, { type: 'answered' }>,
): Result<InvitationState, StageError> {
  if (!isInvited(state, person)) return err({ tag: 'not-invited' });
  const before = state.answers[person];
  if (before !== undefined) return before === answer ? ok(state) : err({ tag: 'already-answered' });
  if (at > state.expires) return err({ tag: 'too-late' });
  switch (state.stage) {
    case 'drafted':
      return err({ tag: 'not-sent' });
    case 'declined':
    case 'revoked':
    case 'ended':
      return err({ tag: 'closed' });
    case 'joined': {
      if (!isCircle(state)) return err({ tag: 'closed' });
      return ok({ ...state, answers: { ...state.answers, [person]: answer } });
    }
    case 'sent':
    case 'accepted':
    case 'expired': {
      // Answered in time, arrived after the deadline: the pair may still join.
      const answers = { ...state.answers, [person]: answer };
      return ok({ ...state, answers, stage: stageOf(state, answers) });
    }
  }
}

function stageOf(state: InvitationState, answers: InvitationState['answers']): InvitationStage {
  const given = invitedTo(state).map((person) => answers[person]);
  if (isCircle(state)) {
    const [host, ...others] = given;
    if (host === 'declined' || others.every((one) => one === 'declined')) return 'declined';
    if (host === 'accepted' && others.includes('accepted')) return 'joined';
    return state.stage === 'expired' ? 'expired' : 'accepted';
  }
  if (given.includes('declined')) return 'declined';
  if (given.every((one) => one === 'accepted')) return 'joined';
  return state.stage === 'expired' ? 'expired' : 'accepted';
}
