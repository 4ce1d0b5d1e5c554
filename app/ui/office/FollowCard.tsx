import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { STATEMENTS } from '../../model/evaluation.ts';
import type { Pack } from '../../model/pack.ts';
import type { Assessment, Counters, FollowedPair, FollowedPerson } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { ROUND_WORDS, STATEMENT_WORDS } from '../follow/statements.ts';
import { formatDate } from '../format.ts';
import { useSay } from '../pack/say.ts';
import { PairMark } from '../parts/PairMark.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { STANDING_WORDS, toneOfStanding } from './followWords.ts';
import { peopleOf, WhyWords } from './WhyWords.tsx';

/** One pair: where it stands and why, the numbers that were told, and what each told besides. */
export function FollowCard({ pair, pack }: { pair: FollowedPair; pack: Pack | null }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { mentor, mentee, more, standing, why, counters, since } = pair;
  return (
    <li className="card follow-card">
      <div className="pair-line">
        <span className="pair-who">
          <PairMark first={mentor.name} second={mentee.name} />
          <strong>
            <bdi>{mentor.name}</bdi> · <bdi>{mentee.name}</bdi>
            {more.map(({ person, name }) => (
              <span key={person}>
                {' · '}
                <bdi>{name}</bdi>
              </span>
            ))}
          </strong>
        </span>
        <StateChip tone={toneOfStanding(standing)}>{i18n._(STANDING_WORDS[standing])}</StateChip>
      </div>
      {why.map((each) => (
        <p key={each.tag}>
          <WhyWords pair={pair} why={each} />
        </p>
      ))}
      <p className="caption muted">
        <Trans>Together since {formatDate(i18n.locale, since, now)}</Trans>
        {counters !== null && (
          <>
            {' · '}
            <Numbers counters={counters} />
          </>
        )}
      </p>
      {peopleOf(pair).map((one) => (
        <Told key={one.person} one={one} pack={pack} />
      ))}
    </li>
  );
}

function Numbers({ counters }: { counters: Counters }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { sessions, minutes, goals, reached, topics, at } = counters;
  return (
    <Trans>
      told on {formatDate(i18n.locale, at, now)}: <Plural value={sessions} one="# meeting" other="# meetings" />,{' '}
      <Plural value={minutes} one="# minute" other="# minutes" />,{' '}
      <Plural value={goals} one="# goal set" other="# goals set" />, {reached} reached,{' '}
      <Plural value={topics} one="# topic acquired" other="# topics acquired" />
    </Trans>
  );
}

function Told({ one, pack }: { one: FollowedPerson; pack: Pack | null }) {
  if (one.assessments.length === 0 && one.confided.length === 0) return null;
  return (
    <div className="follow-told">
      {one.confided.map(({ at, words }) => (
        <blockquote key={at} className="sent-words" dir="auto">
          {words}
          <footer className="caption muted">
            <Trans>
              <bdi>{one.name}</bdi>, to you alone
            </Trans>
          </footer>
        </blockquote>
      ))}
      {one.assessments.map((assessment) => (
        <Answers key={assessment.round} name={one.name} assessment={assessment} pack={pack} />
      ))}
    </div>
  );
}

interface AnswersProps {
  name: string;
  assessment: Assessment;
  pack: Pack | null;
}

function Answers({ name, assessment, pack }: AnswersProps) {
  const { i18n } = useLingui();
  const say = useSay(pack ?? { languages: [] });
  return (
    <details>
      <summary>
        <bdi>{name}</bdi> · {i18n._(ROUND_WORDS[assessment.round])}
      </summary>
      <table className="follow-answers">
        <tbody>
          {STATEMENTS.map((statement, at) => (
            <tr key={statement}>
              <th scope="row">{i18n._(STATEMENT_WORDS[statement])}</th>
              <td>{assessment.marks[at]}</td>
            </tr>
          ))}
          {assessment.own?.map(({ id, mark }) => {
            // One that the pack asks no more is called by its id: it was answered all the same.
            const asked = pack?.survey.find((each) => each.id === id);
            return (
              <tr key={`own ${id}`}>
                <th scope="row" dir="auto">
                  {asked === undefined ? id : say(asked.text)}
                </th>
                <td>{mark}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {assessment.words !== '' && (
        <blockquote className="sent-words" dir="auto">
          {assessment.words}
        </blockquote>
      )}
    </details>
  );
}
