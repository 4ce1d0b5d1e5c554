import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Link } from 'wouter';
import { ROUNDS } from '../../model/evaluation.ts';
import { useObservable } from '../../react/session.ts';
import type { Evaluation, Following, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Heading } from '../goals/Heading.tsx';
import { useOtherNames } from '../workspace/people.ts';
import { Confide } from './Confide.tsx';
import { EvaluationPage } from './EvaluationPage.tsx';
import { Share } from './Share.tsx';
import { ROUND_WORDS } from './statements.ts';
import './follow.css';

interface FollowProps {
  workspace: Workspace;
  following: Following;
  part: string | undefined;
}

/** What the programme is told of a pair, and how the two find it. */
export function Follow({ workspace, following, part }: FollowProps) {
  const at = `/w/${workspace.id}`;
  const round = ROUNDS.find((each) => each === part);
  const { evaluation } = following;
  const others = useOtherNames(workspace);
  return (
    <div className="work-view">
      <Link href={round === undefined ? at : `${at}/follow`} className="follow-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        {round === undefined ? <Trans>Back to your space</Trans> : <Trans>Back to you and the programme</Trans>}
      </Link>
      {round !== undefined && evaluation !== null ? (
        <EvaluationPage workspace={workspace} following={following} evaluation={evaluation} round={round} />
      ) : (
        <>
          <Heading>
            <Trans>
              You and <bdi>{following.programme}</bdi>
            </Trans>
          </Heading>
          <Share following={following} />
          {evaluation !== null && <Rounds at={`${at}/follow`} evaluation={evaluation} />}
          <Confide following={following} other={others} />
        </>
      )}
    </div>
  );
}

function Rounds({ at, evaluation }: { at: string; evaluation: Evaluation }) {
  const { i18n } = useLingui();
  const now = useNow();
  const rounds = useObservable(evaluation.rounds);
  return (
    <section className="follow-rounds">
      <h2>
        <Trans>How you both find it</Trans>
      </h2>
      {rounds.map(({ round, due, mine, hasTheirs, theirs }) => (
        <Link key={round} href={`${at}/${round}`} className="line">
          <span className="grow">
            <span className="line-title">{i18n._(ROUND_WORDS[round])}</span>
            <span className="line-detail">
              {theirs !== null && <Trans>Both have answered</Trans>}
              {theirs === null && mine !== null && <Trans>You have answered, the other not yet</Trans>}
              {mine === null && hasTheirs && <Trans>The other has answered: your turn</Trans>}
              {mine === null && !hasTheirs && (
                <Trans>Meant for around {formatDate(i18n.locale, due, now)}; you can do it before</Trans>
              )}
            </span>
          </span>
          <ChevronRight aria-hidden="true" size={20} strokeWidth={1.75} />
        </Link>
      ))}
    </section>
  );
}
