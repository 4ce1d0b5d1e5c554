import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { STATEMENTS } from '../../model/evaluation.ts';
import { useObservable } from '../../react/session.ts';
import type { Answers, Evaluation, Following, Round, RoundView, Workspace } from '../../session/types.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Heading } from '../goals/Heading.tsx';
import { useSay } from '../pack/say.ts';
import { usePack } from '../pack/usePack.ts';
import { useTries } from '../pact/useTries.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { withWhom } from '../workspace/people.ts';
import { EvaluationForm } from './EvaluationForm.tsx';
import { ROUND_WORDS, STATEMENT_WORDS } from './statements.ts';

interface EvaluationPageProps {
  workspace: Workspace;
  following: Following;
  evaluation: Evaluation;
  round: Round;
}

/** One round: to be answered, waiting for the other, or both side by side. */
export function EvaluationPage({ workspace, following, evaluation, round }: EvaluationPageProps) {
  const { i18n } = useLingui();
  const view = useObservable(evaluation.rounds).find((each) => each.round === round);
  const other = withWhom(workspace);
  if (view === undefined) return null;
  return (
    <>
      <Heading>{i18n._(ROUND_WORDS[round])}</Heading>
      {view.mine === null ? (
        workspace.archive === null ? (
          <EvaluationForm
            workspace={workspace}
            following={following}
            evaluation={evaluation}
            round={round}
            other={other}
          />
        ) : (
          <p className="muted">
            <Trans>It was not answered before this space was closed.</Trans>
          </p>
        )
      ) : (
        <>
          {view.isBroken && <Broken other={other} />}
          {view.theirs === null ? (
            <Notice
              tone="calm"
              title={
                view.hasTheirs ? (
                  <Trans>
                    <bdi>{other}</bdi> has signed too
                  </Trans>
                ) : (
                  <Trans>
                    Signed. <bdi>{other}</bdi> has not answered yet
                  </Trans>
                )
              }
            >
              {view.hasTheirs ? (
                <Trans>Their answers appear here as soon as your devices meet.</Trans>
              ) : (
                <Trans>You see each other’s answers once both have signed. Until then nobody can read yours.</Trans>
              )}
            </Notice>
          ) : null}
          <Marks workspace={workspace} mine={view.mine} theirs={view.theirs} other={other} />
          <Tell following={following} evaluation={evaluation} view={view} />
        </>
      )}
    </>
  );
}

function Broken({ other }: { other: string }) {
  return (
    <Notice
      tone="danger"
      title={
        <Trans>
          The answers of <bdi>{other}</bdi> do not hold together
        </Trans>
      }
    >
      <Trans>
        What their device showed is not what it had signed before. Only what was signed first counts here; speak with
        them about it.
      </Trans>
    </Notice>
  );
}

interface MarksProps {
  workspace: Workspace;
  mine: Answers;
  theirs: Answers | null;
  other: string;
}

function Marks({ workspace, mine, theirs, other }: MarksProps) {
  const { t, i18n } = useLingui();
  const pack = usePack(workspace);
  const say = useSay(pack ?? { languages: [] });
  const rows: readonly Row[] = [
    ...STATEMENTS.map((statement, at) => ({
      key: statement as string,
      says: i18n._(STATEMENT_WORDS[statement]),
      own: mine.marks[at],
      their: theirs?.marks[at],
    })),
    // The two may have read the pack at different times: a statement that one of them was not asked stands with one mark.
    ...(pack?.survey ?? []).flatMap(({ id, text }) => {
      const [own, their] = [markOf(mine, id), theirs === null ? undefined : markOf(theirs, id)];
      return own === undefined && their === undefined ? [] : [{ key: `own ${id}`, says: say(text), own, their }];
    }),
  ];
  return (
    <section className="card">
      <table className="follow-marks">
        <thead>
          <tr>
            <th scope="col">
              <Trans>1 is not at all, 5 is entirely.</Trans>
            </th>
            <th scope="col">{t`You`}</th>
            {theirs !== null && (
              <th scope="col">
                <bdi>{other}</bdi>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={isApart(row) ? 'follow-apart' : ''}>
              <th scope="row" dir="auto">
                {row.says}
              </th>
              <td>{row.own ?? '–'}</td>
              {theirs !== null && <td>{row.their ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {theirs !== null && <Apart isApart={rows.some(isApart)} />}
      <Words name={<Trans>You</Trans>} words={mine.words} />
      {theirs !== null && <Words name={<bdi>{other}</bdi>} words={theirs.words} />}
    </section>
  );
}

interface Row {
  readonly key: string;
  readonly says: string;
  readonly own: number | undefined;
  readonly their: number | undefined;
}

const markOf = ({ own }: Answers, id: string): number | undefined => own?.find((each) => each.id === id)?.mark;
const isApart = ({ own, their }: Row): boolean =>
  own !== undefined && their !== undefined && Math.abs(own - their) >= 2;

function Apart({ isApart }: { isApart: boolean }) {
  return (
    <p className="second muted">
      {isApart ? (
        <Trans>Where you are two or more apart is worth a talk: neither of you is wrong.</Trans>
      ) : (
        <Trans>You see it much alike.</Trans>
      )}
    </p>
  );
}

function Words({ name, words }: { name: ReactNode; words: string }) {
  if (words === '') return null;
  return (
    <blockquote className="follow-words" dir="auto">
      {words}
      <footer className="caption muted">{name}</footer>
    </blockquote>
  );
}

function Tell({ following, evaluation, view }: { following: Following; evaluation: Evaluation; view: RoundView }) {
  const { busy, refused, run } = useTries();
  const { coordinator } = following;
  return (
    <div className="follow-doors">
      {view.told === null ? (
        <Button busy={busy} onClick={() => void run(() => evaluation.tell(view.round))}>
          <Trans>
            Tell <bdi>{coordinator}</bdi> my answers
          </Trans>
        </Button>
      ) : (
        <p className="second muted">
          <Trans>
            Your answers were told to <bdi>{coordinator}</bdi>.
          </Trans>
        </p>
      )}
      {refused !== null && <Refused why={refused} />}
    </div>
  );
}
