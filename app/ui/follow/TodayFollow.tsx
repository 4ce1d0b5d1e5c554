import { Trans, useLingui } from '@lingui/react/macro';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Evaluation, Following, Round, RoundView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { withWhom } from '../workspace/people.ts';
import { ROUND_WORDS } from './statements.ts';
import './follow.css';

const WEEK = 7 * 86_400_000;

/** On Today: an evaluation that it is time for, and one line to what the programme is told. */
export function TodayFollow({ workspace, following }: { workspace: Workspace; following: Following }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { shared, monthly } = useObservable(following.counters.state);
  return (
    <>
      {following.evaluation !== null && workspace.archive === null && (
        <Due workspace={workspace} evaluation={following.evaluation} />
      )}
      <Link href={`/w/${workspace.id}/follow`} className="line">
        <ClipboardCheck aria-hidden="true" size={20} strokeWidth={1.75} />
        <span className="grow">
          <span className="line-title">
            <Trans>
              You and <bdi>{following.programme}</bdi>
            </Trans>
          </span>
          <span className="line-detail">
            {shared === null && <Trans>You tell it nothing of your pair</Trans>}
            {shared !== null && monthly && <Trans>A few numbers leave each month</Trans>}
            {shared !== null && !monthly && (
              <Trans>A few numbers, shared on {formatDate(i18n.locale, shared.at, now)}</Trans>
            )}
          </span>
        </span>
      </Link>
    </>
  );
}

/** The last round whose week has come, or that the other has begun. */
function roundDue(rounds: readonly RoundView[], now: number): Round | null {
  const open = rounds.findLast(({ due, hasTheirs }) => hasTheirs || now >= due - WEEK);
  return open === undefined || open.mine !== null ? null : open.round;
}

function Due({ workspace, evaluation }: { workspace: Workspace; evaluation: Evaluation }) {
  const { i18n } = useLingui();
  const rounds = useObservable(evaluation.rounds);
  const round = roundDue(rounds, useNow());
  if (round === null) return null;
  const hasTheirs = rounds.find((each) => each.round === round)?.hasTheirs === true;
  return (
    <div className="card follow-due">
      <div className="grow">
        <h2>{i18n._(ROUND_WORDS[round])}</h2>
        <p className="muted second">
          {hasTheirs ? (
            <Trans>
              <bdi>{withWhom(workspace)}</bdi> has answered. You see each other’s answers once you have too.
            </Trans>
          ) : (
            <Trans>Some short statements, each alone. You see each other’s answers once both have signed.</Trans>
          )}
        </p>
      </div>
      <ButtonLink kind="primary" href={`/w/${workspace.id}/follow/${round}`}>
        <Trans>Answer</Trans>
      </ButtonLink>
    </div>
  );
}
