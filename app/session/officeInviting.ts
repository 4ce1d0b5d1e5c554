/** Invitations as they leave an office: a batch of the proposed pairs, one by one, or a circle. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationError } from '../invitation/errors.ts';
import { draftInvitation, type InvitationDraft, sealInvitation } from '../invitation/letters.ts';
import type { PairKey } from '../matching/types.ts';
import { PACT_LIMITS } from '../model/pact.ts';
import type { Programme } from '../model/programme.ts';
import { isMatched } from '../model/roles.ts';
import { CIRCLE_LIMIT } from '../model/roster.ts';
import { breathe } from '../peer/index.ts';
import { isActive } from '../programme/directory.ts';
import { keepSent, type OutgoingInvitation, proposedPairs } from '../programme/invitations.ts';
import { type KeptBatch, type KeptCard, type OfficeDocument, pairName } from '../programme/office.ts';
import { thirdOf } from '../programme/thirds.ts';
import type { Core } from './core.ts';
import type { RunningTeam } from './officeTeam.ts';
import type { programmeKeys } from './programmeLink.ts';
import type { Batch, CircleDraft, SessionError } from './types.ts';

const DAY = 24 * 3_600_000;
/** How many days two people have to answer: long enough for somebody who is online once a week. */
const ANSWER_WITHIN = 14;

export interface Inviting {
  readonly core: Pick<Core, 'clock' | 'random'>;
  readonly office: OfficeDocument;
  readonly team: Pick<RunningTeam, 'note'>;
  readonly keys: Pick<ReturnType<typeof programmeKeys>, 'sign'>;
  /** As it stands now. */
  readonly programme: () => Programme;
  /** Notes them; who ran out and lost their place to one of them is told. */
  readonly keepInvited: (made: readonly OutgoingInvitation[]) => void;
  readonly durable: () => Promise<boolean>;
  /** Tries to bring the letters to the server now. Not waited for: they are kept, and a network that is silent answers after minutes. */
  readonly bring: () => Promise<unknown>;
}

export function openInviting({ core, office, team, keys, programme, keepInvited, durable, bring }: Inviting) {
  /** While the letters are made the proposal still stands: a second call must not send it twice. */
  let sending = false;

  async function sendInvitations(
    { pairs, days, ...asked }: Batch = { days: ANSWER_WITHIN },
  ): Promise<Result<number, SessionError>> {
    const { format, sessions } = asked.format === undefined ? usualFormat() : asked;
    const named = pairs && new Set(pairs.map(pairName));
    const chosen = proposedPairs(office).filter((pair) => named === undefined || named.has(pairName(pair)));
    if (sending || chosen.length === 0) return err({ tag: 'not-found' });
    const isAlone = (pair: PairKey) => thirdOf(office, pair, core.clock()) === null;
    if (programme().mode === 'visible-third' && chosen.some(isAlone)) return err({ tag: 'third-missing' });
    // With somebody who accompanies them they are three: no other format is for three.
    if (format !== 'pair' && programme().mode === 'visible-third')
      return err({ tag: 'draft-invalid', field: 'format' });
    sending = true;
    const made: OutgoingInvitation[] = [];
    const batch: KeptBatch = { at: core.clock(), days };
    try {
      for (const pair of chosen) {
        const invitation = invite(pair, batch, { format, sessions });
        if (invitation !== null) made.push(invitation);
        // Two or three signatures verified, one made, as many letters sealed: some 50 ms, and there may be hundreds of pairs.
        await breathe();
      }
    } finally {
      sending = false;
    }
    keepInvited(made);
    team.note('invited', String(batch.at), made.length);
    if (!(await durable())) return err({ tag: 'not-saved' });
    void bring();
    return ok(made.length);
  }

  /** The pack's first, where the coordinator names none. */
  function usualFormat(): Pick<Batch, 'format' | 'sessions'> {
    const formats = programme().mode === 'private-pair' ? (office.pack.get('pack')?.formats ?? []) : [];
    const format = formats.find((each) => each !== 'circle') ?? 'pair';
    return { format, ...(format === 'flash' && { sessions: PACT_LIMITS.sessions }) };
  }

  /** Null when one of them is no longer there: they are left out, and matched again in the next run. */
  function invite(
    pair: PairKey,
    batch: KeptBatch,
    { format = 'pair', sessions }: Pick<Batch, 'format' | 'sessions'> = usualFormat(),
  ): OutgoingInvitation | null {
    const mentor = office.cards.get(pair.mentor);
    const mentee = office.cards.get(pair.mentee);
    const now = core.clock();
    if (mentor === undefined || mentee === undefined || ![mentor, mentee].every((kept) => isActive(office, kept, now)))
      return null;
    const third = programme().mode === 'visible-third' ? thirdOf(office, pair, now) : null;
    if (third === null && programme().mode === 'visible-third') return null;
    // Refused while the letters before it were made.
    if (office.bans.has(pairName(pair))) return null;
    // In reverse the younger is the mentor. Here, they stay the pair that the run made.
    const [first, second] = format === 'reverse' ? [mentee, mentor] : [mentor, mentee];
    const people = third === null ? [mentor, mentee] : [mentor, mentee, third];
    const made = { mentor: first.envelope, mentee: second.envelope, third: third?.envelope ?? null, format, sessions };
    const invitation = outgoingTo(people, made, batch);
    return invitation.ok
      ? { ...invitation.value, mentor: pair.mentor, mentee: pair.mentee, third: third?.person }
      : null;
  }

  /** Signed once, and sealed to each of them, in the order in which the office asks them. */
  function outgoingTo(
    people: readonly KeptCard[],
    draft: Pick<InvitationDraft, 'mentor' | 'mentee' | 'third' | 'more' | 'format' | 'sessions'>,
    batch: KeptBatch,
  ): Result<Omit<OutgoingInvitation, 'mentor' | 'mentee'>, InvitationError> {
    const dates = { issued: core.clock(), expires: core.clock() + batch.days * DAY };
    const drafted = draftInvitation({ ...draft, ...dates, programme: programme(), nonce: core.random(32) }, keys.sign);
    if (!drafted.ok) return drafted;
    const letters: { readonly to: string; readonly bytes: Uint8Array }[] = [];
    for (const { card } of people) {
      const sealed = sealInvitation(drafted.value.envelope, card.box, core.random);
      if (!sealed.ok) return sealed;
      letters.push({ to: card.mailbox, bytes: sealed.value });
    }
    const { format = 'pair' } = draft;
    return ok({ ...drafted.value, ...dates, batch, letters, ...(format !== 'pair' && { format }) });
  }

  async function inviteCircle({ host, others, days }: CircleDraft): Promise<Result<void, SessionError>> {
    const ids = [...new Set([host, ...others])];
    const now = core.clock();
    const people = ids.flatMap((person) => office.cards.get(person) ?? []);
    const isFit = people.every((kept) => isActive(office, kept, now) && isMatched(kept.card.role));
    const [first, second, ...more] = people;
    if (first === undefined || second === undefined || people.length < ids.length || !isFit)
      return err({ tag: 'not-found' });
    if (more.length === 0 || people.length > CIRCLE_LIMIT || programme().mode === 'visible-third')
      return err({ tag: 'draft-invalid', field: 'format' });
    const draft = {
      mentor: first.envelope,
      mentee: second.envelope,
      third: null,
      more: more.map(({ envelope }) => envelope),
      format: 'circle',
    } as const;
    const made = outgoingTo(people, draft, { at: now, days });
    if (!made.ok)
      return err({ tag: 'draft-invalid', field: made.error.tag === 'malformed' ? 'too-large' : made.error.tag });
    const [mentor, mentee] = [first.person, second.person];
    keepSent(office, [{ ...made.value, mentor, mentee, more: more.map(({ person }) => person) }]);
    team.note('invited', String(now), 1);
    if (!(await durable())) return err({ tag: 'not-saved' });
    void bring();
    return ok(undefined);
  }

  return { sendInvitations, invite, inviteCircle };
}
