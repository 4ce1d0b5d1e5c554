/** How two people find their being a pair: answered alone, held to, and shown to both once both have answered. */

import type * as Y from 'yjs';
import { toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { makeAssessmentLetter } from '../invitation/followLetters.ts';
import type { Instant, PersonId, WorkspaceId } from '../model/brand.ts';
import { EVALUATION_LIMITS, ROUNDS, type Round } from '../model/evaluation.ts';
import { type EvaluationSide, evaluationFrom } from '../model/evaluationState.ts';
import { derived } from '../model/observable.ts';
import { normaliseText } from '../model/text.ts';
import { commitmentOf, openEvaluationLog, opensIn } from './evaluationLog.ts';
import { followKept, type KeptAnswers, keepDate, nextDate } from './followKept.ts';
import { type FollowCore, type FollowSource, keepLetter } from './followSource.ts';
import type { Evaluation, RoundView } from './followTypes.ts';
import { refusalOf } from './phraseGuard.ts';
import { listenTo } from './self.ts';
import type { WriterOptions } from './wordLog.ts';

export interface EvaluationInput {
  readonly core: FollowCore;
  readonly id: WorkspaceId;
  readonly source: FollowSource;
  readonly doc: Y.Doc;
  readonly other: PersonId;
  readonly since: Instant;
  /** The space is only read. */
  readonly isClosed: () => boolean;
}

export interface RunningEvaluation {
  readonly evaluation: Evaluation;
  close(): void;
}

const MONTH = (365.25 / 12) * 24 * 3_600_000;

export function openEvaluation(input: EvaluationInput): RunningEvaluation {
  const { core, id, source, doc, other, since, isClosed } = input;
  const { me, self, clock, random } = core;
  const kept = followKept(self);
  const writer: WriterOptions = { workspace: id, me, author: core.person.sign, clock, random };
  const log = openEvaluationLog({ ...writer, doc });
  const opens = opensIn(id);
  const changes = { subscribe: (listener: () => void) => listenTo(self.doc, listener) };

  const sides = (round: Round): ReadonlyMap<PersonId, EvaluationSide> =>
    evaluationFrom(log.said.get(), [me, other], round, opens);

  /** Mine of that round: those that the other knows of first, then the oldest. */
  function mineOf(round: Round): KeptAnswers | null {
    const all = [...kept.answers].flatMap(([name, one]) =>
      name.startsWith(`${id} `) && one.round === round ? [one] : [],
    );
    const counts = sides(round).get(me)?.to;
    return all.find(({ to }) => to === counts) ?? all.sort((a, b) => a.at - b.at)[0] ?? null;
  }

  const isSaid = (does: 'commit' | 'reveal', { round, to, nonce }: KeptAnswers): boolean =>
    log.said
      .get()
      .some(
        ({ author, word: { act } }) =>
          author === me &&
          act.does === does &&
          act.round === round &&
          (act.does === 'commit' ? act.to === to : act.nonce === nonce),
      );

  /**
   * What is mine stands in the document: said again where somebody took it off. It is opened once the other's commitment is
   * there, and names that one, so that no other can take its place afterwards.
   */
  function step(): void {
    if (isClosed()) return;
    for (const round of ROUNDS) {
      const mine = mineOf(round);
      if (mine === null) continue;
      if (!isSaid('commit', mine)) log.write({ does: 'commit', round, to: mine.to });
      const knowing = mine.knowing ?? sides(round).get(other)?.to ?? null;
      if (knowing === null || isSaid('reveal', mine)) continue;
      kept.answers.set(`${id} ${mine.to}`, { ...mine, knowing });
      log.write({ does: 'reveal', round, nonce: mine.nonce, answers: mine.answers, knowing });
    }
  }

  let stopped = false;
  void log.ready.then(() => {
    if (!stopped) step();
  });
  // After whatever told of it: a word is not written while another is being taken in.
  const soon = (): void => queueMicrotask(() => !stopped && step());
  // Answered on another device of mine, it may be this one that the other's commitment comes to.
  const stops = [log.said.subscribe(soon), changes.subscribe(soon)];

  function viewOf(round: Round): RoundView {
    const all = sides(round);
    const theirs = all.get(other);
    const mine = mineOf(round);
    const half = round === 'mid' ? 0.5 : 1;
    return {
      round,
      due: Math.round(since + source.months * MONTH * half),
      mine: mine?.answers ?? null,
      hasTheirs: theirs?.to != null,
      theirs: mine === null ? null : (theirs?.answers ?? null),
      isBroken: mine !== null && theirs?.isBroken === true,
      told: kept.told.get(`${id} ${round}`) ?? null,
    };
  }

  return {
    evaluation: {
      rounds: derived(
        [log.said, changes],
        () => ROUNDS.map(viewOf),
        (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ),
      async answer(round, given) {
        if (isClosed()) return err({ tag: 'closed' });
        if (mineOf(round) !== null) return err({ tag: 'not-found' });
        const answers = {
          marks: [...given.marks],
          words: normaliseText(given.words).slice(0, EVALUATION_LIMITS.words),
          ...(given.own !== undefined &&
            given.own.length > 0 && { own: given.own.map(({ id, mark }) => ({ id, mark })) }),
        };
        const refusal = await refusalOf([answers.words]);
        if (refusal !== null) return err(refusal);
        const nonce = random(32);
        const to = commitmentOf(id, round, me, nonce, answers);
        const one = { round, to, nonce: toText(nonce), answers, knowing: null, at: clock() };
        kept.answers.set(`${id} ${to}`, one);
        // On this disk before anybody is told: a commitment that cannot be opened any more would be a broken word.
        if (!(await core.documents.flush())) {
          kept.answers.delete(`${id} ${to}`);
          return err({ tag: 'not-saved' });
        }
        step();
        return ok(undefined);
      },
      tell(round) {
        const mine = mineOf(round);
        if (mine === null) return Promise.resolve(err({ tag: 'not-found' }));
        const at = nextDate(kept, id, clock());
        const version = mine.answers.own === undefined ? 1 : 2;
        const word = { version, invitation: source.invitation, round, ...mine.answers, at } as const;
        return keepLetter(core, source, `assessment ${id} ${round}`, makeAssessmentLetter(word, source.sender), () => {
          kept.told.set(`${id} ${round}`, at);
          keepDate(kept, id, at);
        });
      },
    },
    close() {
      stopped = true;
      for (const stop of stops) stop();
      log.close();
    },
  };
}
