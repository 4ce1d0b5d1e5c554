/** A pair's way for the screens: what was said of it in every chapter, judged, and what it is time for. */
import { fromText, openSigned, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { BADGE_LIMITS, encodeBadge, parseBadge } from '../model/badge.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { isPackMission, type JourneyAct, MILESTONES, MISSIONS } from '../model/journey.ts';
import { type JourneyState, journeyFrom, type Review } from '../model/journeyState.ts';
import { across, derived, type Observable } from '../model/observable.ts';
import type { Acts } from './acts.ts';
import type { Introduced } from './founding.ts';
import type { Goals, GoalView } from './goalTypes.ts';
import type { JourneyLog } from './journeyLog.ts';
import type { BadgeView, Journey, JourneyView, MissionView } from './journeyTypes.ts';
import { refusalOf } from './phraseGuard.ts';
import type { Member } from './types.ts';

export interface JourneyOptions {
  readonly author: SigningPair;
  readonly me: PersonId;
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  readonly logs: Observable<readonly JourneyLog[]>;
  readonly goals: Pick<Goals, 'list' | 'mayOwn' | 'isOwner' | 'review'>;
  readonly since: Instant;
  readonly introduced: Pick<Introduced, 'topics' | 'months'> | null;
  /** Those of the goals as well: both are undone as one. */
  readonly acts: Acts;
  readonly clock: () => Instant;
}

const WEEK = 7 * 86_400_000;
const MONTH = 30 * 86_400_000;
/** Until somebody chooses. */
const USUAL_WEEKS = 6;

export function openJourney(options: JourneyOptions): Journey {
  const { me, author, people, logs, goals, since, introduced, acts, clock } = options;
  const told = across(logs, (log, listener) => log.said.subscribe(listener));
  /** What a badge's bytes say: verifying takes some milliseconds, and they do not change. */
  const opened = new Map<string, Omit<BadgeView, 'mine'> | null>();

  function badgesIn(state: JourneyState): BadgeView[] {
    const members = new Set<string>(people.get().map(({ id }) => id));
    return state.badges.flatMap(({ by, badge: text }) => {
      const key = `${by} ${text}`;
      const known = opened.get(key);
      const badge = known === undefined ? openBadge(by, text) : known;
      opened.set(key, badge);
      return badge === null || !members.has(badge.to) || badge.to === by ? [] : [{ ...badge, mine: badge.to === me }];
    });
  }

  function look(): JourneyView {
    const list = goals.list.get();
    const owners = new Map(list.filter(({ shared }) => shared).map(({ id, owner }) => [id, owner]));
    const members = new Set(people.get().map(({ id }) => id));
    const state = journeyFrom(
      logs.get().flatMap((log) => log.said.get().filter((one) => members.has(one.author))),
      { mayOwn: goals.isOwner, ownerOf: (goal) => owners.get(goal) ?? null },
    );
    const alone = list.filter(({ shared }) => !shared);
    const reviews = [
      ...state.reviews,
      ...alone.flatMap(({ id, reviews }) => reviews.map((review) => ({ goal: id, ...review }))),
    ];
    const now = people.get().filter(({ former }) => !former);
    const weeks = state.weeks ?? USUAL_WEEKS;
    const missionOf = <M extends string>(mission: M): MissionView<M> => {
      const by = [...(state.missions.get(mission)?.keys() ?? [])];
      return { mission, by, done: now.length > 1 && now.every(({ id }) => by.includes(id)) };
    };
    return {
      since,
      milestones: MILESTONES.map((which) => ({ which, done: state.milestones.get(which) ?? null })),
      weeks,
      reviews,
      due: list.filter((goal) => isDue(goal, reviews, weeks)).map(({ id }) => id),
      topics: (introduced?.topics ?? []).map((topic) => ({ topic, done: state.topics.get(topic) ?? null })),
      mayTick: goals.mayOwn,
      missions: MISSIONS.map(missionOf),
      packMissions: [...state.missions.keys()].filter(isPackMission).map(missionOf),
      badges: badgesIn(state),
    };
  }

  /** Every so many weeks, and once when half of the time that the programme gives is over. */
  function isDue({ id, mine, reached, made }: GoalView, reviews: readonly Review[], weeks: number): boolean {
    if (!mine || reached !== null) return false;
    const last = reviews.findLast(({ goal }) => goal === id);
    if (last?.verdict === 'drop') return false;
    const looked = last?.at ?? made;
    const middle = since + ((introduced?.months ?? 0) * MONTH) / 2;
    const isMiddle = introduced !== null && clock() >= middle && looked < middle;
    return isMiddle || (weeks > 0 && clock() - looked >= weeks * WEEK);
  }

  function write(act: JourneyAct, undoable = true): void {
    const log = logs.get().at(-1);
    log?.write({ act }, undoable);
    if (log !== undefined && undoable) acts.did(log);
  }
  const nameOf = (person: PersonId): string =>
    (people.get().find(({ id }) => id === person)?.name ?? '').slice(0, BADGE_LIMITS.name);

  return {
    view: derived([told, goals.list, people], look, (a, b) => JSON.stringify(a) === JSON.stringify(b)),
    pass: (which, done) => write({ does: 'milestone', which, done }),
    lookAgainEvery: (weeks) => write({ does: 'cycle', weeks }),
    async review(goal, verdict, words) {
      const own = goals.list.get().find(({ id }) => id === goal);
      if (own === undefined || !own.mine) return err({ tag: 'not-found' });
      // With the goal, on this person's own devices: nobody learns that there is one.
      if (!own.shared) return goals.review(goal, verdict, words);
      const refusal = await refusalOf([words]);
      if (refusal !== null) return err(refusal);
      write({ does: 'review', goal, verdict, words });
      return ok(undefined);
    },
    acquire(topic, done) {
      if (goals.mayOwn) write({ does: 'topic', topic, done });
    },
    did: (mission, done) => write({ does: 'mission', mission, done }),
    async give(to, what) {
      const refusal = await refusalOf([what]);
      if (refusal !== null) return err(refusal);
      if (to === me || nameOf(to) === '' || what.trim() === '') return err({ tag: 'not-found' });
      const said = { to, toName: nameOf(to), byName: nameOf(me), what: what.slice(0, BADGE_LIMITS.what), at: clock() };
      // It is theirs from now on: they may have shown it by the time that it would be taken back.
      write({ does: 'badge', badge: toText(sign('badge', encodeBadge(said), author)) }, false);
      return ok(undefined);
    },
  };
}

/** Null unless that person signed it: a badge copied here by somebody else is no badge of theirs. */
function openBadge(by: PersonId, text: string): Omit<BadgeView, 'mine'> | null {
  const bytes = fromText(text);
  const signed = bytes.ok ? openSigned('badge', bytes.value) : bytes;
  if (!signed.ok || toText(signed.value.signer) !== by) return null;
  const badge = parseBadge(signed.value.payload);
  return badge.ok ? { ...badge.value, by, text } : null;
}
