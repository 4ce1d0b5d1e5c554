/** Where a programme lets people choose, on the side of whoever chooses: people proposed without a name, and the ranking sent back. */
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeChoice, openProfilesLetter } from '../invitation/programmeLetters.ts';
import { explain } from '../matching/explain.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { MentorProfile, Profiles } from '../model/choosing.ts';
import { parseProgrammeId } from '../model/ids.ts';
import type { Server } from '../peer/types.ts';
import type { Core, KeptBy } from './core.ts';
import { reopen } from './invitations.ts';
import type { Self } from './self.ts';
import type { ChoosingView, SessionError } from './types.ts';

type Means = KeptBy<'self' | 'person' | 'clock' | 'random'>;

const DAY = 24 * 3_600_000;
/** A clock may be ahead by so much; a date beyond would keep every later round away. */
const AHEAD = DAY;
/** How long it is shown what was chosen. */
const SHOWN = 7 * DAY;

/** True: signed by this programme. Kept unless a later round is there, or its time is over. */
export function receiveProfiles(
  { self, person, clock }: Pick<Core, 'self' | 'person' | 'clock'>,
  programme: ProgrammeId,
  letter: Uint8Array,
): boolean {
  const opened = openProfilesLetter(letter, person.box, programme);
  if (!opened.ok) return false;
  const { issued, expires } = opened.value;
  const before = self.choosing.get(programme);
  const isLate = (before?.profiles.issued ?? -1) >= issued || expires <= clock() || issued > clock() + AHEAD;
  if (!isLate) self.choosing.set(programme, { profiles: opened.value, ranked: null, at: null, letter: null });
  return true;
}

/** What waits for a choice, and what was chosen of late: one a programme. */
export function choicesOf(core: Pick<Core, 'self' | 'clock' | 'me'>): ChoosingView[] {
  const { self, clock } = core;
  const now = clock();
  return [...self.choosing.entries()].flatMap(([key, { profiles, ranked, at, letter }]): ChoosingView[] => {
    const id = parseProgrammeId(key);
    const card = self.applications.get(key)?.card;
    const isOver = at === null ? profiles.expires <= now : at + SHOWN <= now || wasInvited(core, key, at);
    if (!id.ok || card === undefined || isOver) return [];
    const programme = self.programmes.get(key)?.programme;
    return [
      {
        programme: id.value,
        programmeName: programme?.name ?? '',
        coordinator: programme?.coordinator ?? '',
        of: profiles.of ?? 'mentors',
        expires: profiles.expires,
        profiles: profiles.profiles.map((profile) => ({
          ...profile,
          reasons: explainedBy(profile, card, profiles.of),
        })),
        ranked,
        isWaiting: letter !== null,
      },
    ];
  });
}

/** Whether what was chosen has led to an invitation that is open, or to a space: that one is shown then. */
function wasInvited(core: Pick<Core, 'self' | 'me'>, programme: string, since: Instant): boolean {
  return [...core.self.invitations.values()].some((kept) => {
    if (kept.ended !== undefined || !['sent', 'accepted', 'joined'].includes(kept.stage)) return false;
    const invitation = reopen(core, kept)?.invitation;
    return invitation?.programme === programme && invitation.issued >= since - AHEAD;
  });
}

/** Recomputed here from what the profile says and one's own card; of time the profile tells the minutes alone. */
function explainedBy(profile: MentorProfile, own: Card, of: Profiles['of']) {
  const { skillsOffered, skillsSought, topics, languages } = profile;
  const other: Card = { ...own, skillsOffered, skillsSought, topics, languages, availability: [] };
  return of === 'mentees' ? explain(own, other, own.issued, 'mentor').reasons : explain(other, own, own.issued).reasons;
}

/** `ranked`: refs of the round that is shown, the first choice first; empty: none of them. */
export async function chooseMentors(
  core: Means,
  programme: ProgrammeId,
  ranked: readonly string[],
): Promise<Result<void, SessionError>> {
  const kept = core.self.choosing.get(programme);
  const definition = core.self.programmes.get(programme)?.programme;
  if (kept === undefined || kept.ranked !== null) return err({ tag: 'not-found' });
  if (definition === undefined) return err({ tag: 'programme-unknown' });
  const now = core.clock();
  if (kept.profiles.expires <= now) return err({ tag: 'expired' });
  const refs = new Set(kept.profiles.profiles.map(({ ref }) => ref));
  if (!ranked.every((ref) => refs.has(ref)) || new Set(ranked).size < ranked.length) return err({ tag: 'not-found' });
  const { round } = kept.profiles;
  const choice = { version: 1, programme, round, ranked, at: now } as const;
  const letter = makeChoice(choice, core.person.sign, definition.box, core.random);
  if (!letter.ok) return err({ tag: 'link-not-genuine' });
  core.self.choosing.set(programme, { ...kept, ranked, at: now, letter: letter.value });
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}

/** Deposits what waits. True: nothing is left. */
export async function handOverChoices(self: Self, server: Pick<Server, 'deposit'>): Promise<boolean> {
  let isDone = true;
  for (const [programme, kept] of self.choosing) {
    if (kept.letter === null) continue;
    const deposited = await server.deposit({ to: programme, bytes: kept.letter });
    isDone &&= deposited.ok;
    const now = self.choosing.get(programme);
    if (deposited.ok && now?.letter === kept.letter) self.choosing.set(programme, { ...now, letter: null });
  }
  return isDone;
}
