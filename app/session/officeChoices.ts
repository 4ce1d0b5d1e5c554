/**
 * Mentors proposed to mentees or mentees to mentors, and the requests that follow from what is chosen: the first is invited,
 * then the next, as answers come and days pass.
 */
import { type PersonKeys, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeProfiles } from '../invitation/programmeLetters.ts';
import type { Recommended } from '../matching/recommend.ts';
import type { Candidate, PairKey } from '../matching/types.ts';
import { derived } from '../model/observable.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { breathe } from '../peer/index.ts';
import {
  allowChoice,
  chooserOf,
  keepRound,
  notShownTooOften,
  passBy,
  profileOf,
  refuseChoice,
  shownBefore,
  standingOf,
  tend,
  toPropose,
} from '../programme/choosing.ts';
import type { OutgoingInvitation } from '../programme/invitations.ts';
import type { KeptBatch, KeptSent, OfficeDocument } from '../programme/office.ts';
import { candidatesOf, rulesOf } from '../programme/runs.ts';
import { thirdOf } from '../programme/thirds.ts';
import type { Core } from './core.ts';
import type { ChoiceView, OfficeChoices } from './officeChoiceTypes.ts';
import type { SessionError } from './types.ts';

const DAY = 24 * 3_600_000;
/** How long there is to choose. */
const CHOOSE_WITHIN = 7 * DAY;
/** Who has not answered by then is not waited for. */
const ANSWER_DAYS = 3;
/** Between two looks at what is due, ms. */
const LOOK_EVERY = 3_600_000;

/** Somebody to be proposed, of whichever side: see KeptRound. */
type Proposed = Pick<Recommended, 'mentor' | 'commonMinutes'>;

interface Means {
  readonly core: Pick<Core, 'clock' | 'random'>;
  readonly office: OfficeDocument;
  readonly keys: PersonKeys;
  readonly mode: () => SafeguardingMode;
  readonly changes: { subscribe(listener: () => void): () => void };
  /** Null: one of them cannot be invited any more. */
  readonly invite: (pair: PairKey, batch: KeptBatch) => OutgoingInvitation | null;
  readonly keepInvited: (invitations: readonly OutgoingInvitation[]) => void;
  /** It is over, and those who were asked are told. */
  readonly end: (sent: KeptSent) => void;
  readonly handOver: () => Promise<void>;
  readonly durable: () => Promise<boolean>;
  /** False: another coordinator's device looks. */
  readonly leads: () => boolean;
}

/** Looks at once, at each change and from hour to hour at what the requests ask for. */
export function openChoices(means: Means): { readonly choices: OfficeChoices; close(): void } {
  const { core, office, keys, mode, changes, invite, keepInvited, end, handOver, durable, leads } = means;

  const isHeld = (pair: PairKey): boolean => mode() !== 'private-pair' && thirdOf(office, pair, core.clock()) === null;

  let looking = false;
  function look(): void {
    // What it writes is a change as well.
    if (looking || office.requests.size === 0 || !leads()) return;
    looking = true;
    try {
      while (settle());
    } finally {
      looking = false;
    }
  }

  /** True: somebody was passed by, so that there may be more to do. */
  function settle(): boolean {
    const now = core.clock();
    const { invite: due, withdraw } = tend(office, now, isHeld);
    for (const sent of withdraw) end(sent);
    const made = due.map((pair) => ({ pair, invitation: invite(pair, { at: now, days: ANSWER_DAYS }) }));
    keepInvited(made.flatMap(({ invitation }) => invitation ?? []));
    const gone = made.filter(({ invitation }) => invitation === null);
    for (const { pair } of gone) passBy(office, pair, now);
    if (made.length > 0 || withdraw.length > 0) void keepAndSend();
    return gone.length > 0;
  }

  async function keepAndSend(): Promise<void> {
    if (await durable()) void handOver();
  }

  /** False: it could not be written to them. */
  function write({ person, card }: Candidate, three: readonly Proposed[]): boolean {
    const now = core.clock();
    const shown = three.flatMap(({ mentor, commonMinutes }) => {
      const theirs = office.cards.get(mentor)?.card;
      if (theirs === undefined) return [];
      const known = theirs.availability.length > 0 && card.availability.length > 0;
      const ref = toText(core.random(32));
      return [{ mentor, profile: profileOf(ref, theirs, known ? commonMinutes : null) }];
    });
    const round = toText(core.random(32));
    const dates = { issued: now, expires: now + CHOOSE_WITHIN };
    const profiles = shown.map(({ profile }) => profile);
    const of = card.role === 'mentor' ? ({ of: 'mentees' } as const) : {};
    const letter = makeProfiles({ version: 1, ...of, round, profiles, ...dates }, keys.sign, card.box, core.random);
    if (!letter.ok) return false;
    const proposed = shown.map(({ mentor, profile }) => ({ ref: profile.ref, mentor }));
    office.doc.transact(() => {
      keepRound(office, person, {
        round,
        ...of,
        proposed,
        before: shownBefore(office, person),
        ...dates,
        chosen: null,
      });
      office.outbox.set(`profiles ${person}`, { to: card.mailbox, bytes: letter.value });
    });
    return true;
  }

  function views(): readonly ChoiceView[] {
    const now = core.clock();
    const nameOf = (person: string): string => office.cards.get(person)?.card.name ?? '';
    return [...office.rounds.entries()]
      .flatMap(([key, { proposed, of }]): ChoiceView[] => {
        const chooser = office.cards.get(key);
        const standing = chooser && standingOf(office, chooser.person, now, isHeld);
        if (chooser === undefined || !standing) return [];
        const other = 'mentor' in standing ? nameOf(standing.mentor) : '';
        const names = proposed.map((each) => nameOf(each.mentor));
        return [
          { person: chooser.person, name: chooser.card.name, of: of ?? 'mentors', proposed: names, standing, other },
        ];
      })
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  const stop = changes.subscribe(look);
  const timer = setInterval(look, LOOK_EVERY);
  look();

  return {
    choices: {
      choices: derived([changes], views, (a, b) => JSON.stringify(a) === JSON.stringify(b)),
      proposable: derived([changes], () => (chooserOf(office) !== null ? toPropose(office, core.clock()).length : 0)),
      async propose(): Promise<Result<number, SessionError>> {
        const { menteesFor, recommendThree } = await import('../matching/recommend.ts');
        const now = core.clock();
        const seed = new DataView(core.random(4).buffer).getUint32(0);
        const rules = rulesOf(office, seed, mode(), now);
        const candidates = candidatesOf(office, now);
        const couldBeShown = notShownTooOften(office, candidates, now);
        let count = 0;
        for (const one of toPropose(office, now, candidates)) {
          // A ban is on two people, whichever side each is on.
          const seen = shownBefore(office, one.person).map((mentor) => ({ mentor, mentee: one.person }));
          const fresh = { ...rules, bans: [...rules.bans, ...seen] };
          const three =
            one.card.role === 'mentor'
              ? menteesFor(one, couldBeShown(one.person), fresh, now).map((each) => ({ ...each, mentor: each.mentee }))
              : recommendThree(one, candidates, fresh, now);
          if (three.length > 0 && write(one, three)) count += 1;
          // Each is weighed against every mentor, signed and sealed: the page draws in between.
          await breathe();
        }
        if (!(await durable())) return err({ tag: 'not-saved' });
        void handOver();
        return ok(count);
      },
      async allowChoice(mentor) {
        allowChoice(office, mentor, core.clock());
        look();
        return (await durable()) ? ok(undefined) : err({ tag: 'not-saved' });
      },
      async refuseChoice(mentor) {
        refuseChoice(office, mentor);
        return (await durable()) ? ok(undefined) : err({ tag: 'not-saved' });
      },
    },
    close() {
      stop();
      clearInterval(timer);
    },
  };
}
