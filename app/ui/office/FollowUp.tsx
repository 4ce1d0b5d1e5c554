import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import Download from 'lucide-react/icons/download';
import FileText from 'lucide-react/icons/file-text';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { FollowBoard, FollowedPair, Office } from '../../session/types.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { FollowCard } from './FollowCard.tsx';
import { FollowStats } from './FollowStats.tsx';
import { followCsv } from './followCsv.ts';
import { OfficeHead } from './OfficeFrame.tsx';
import { NudgeWords, peopleOf } from './WhyWords.tsx';
import './followUp.css';

/** How the pairs are doing as far as they tell, and what there is to do. Nothing that anybody wrote is in it. */
export function FollowUp({ office }: { office: Office }) {
  const { t, i18n } = useLingui();
  const board = useObservable(office.following);
  const pack = useObservable(office.pack);
  const { pairs } = board;
  const save = (): void =>
    saveAs(new Blob([followCsv(board, i18n)], { type: 'text/csv;charset=utf-8' }), `${t`following up`}.csv`);
  return (
    <>
      <OfficeHead title={t`Following up`}>
        {pairs.length > 0 && (
          <>
            <Button icon={Download} onClick={save}>
              <Trans>Save as CSV</Trans>
            </Button>
            <ButtonLink icon={FileText} href={`/office/${office.id}/report`}>
              <Trans>Report</Trans>
            </ButtonLink>
          </>
        )}
      </OfficeHead>
      {pairs.length === 0 ? (
        <EmptyState
          title={<Trans>No pair at work yet</Trans>}
          why={
            <Trans>
              Once people have said yes, each can tell you a few numbers of their pair: how often they met, and whether
              it is going well. You never see what they write.
            </Trans>
          }
          example={<Trans>For example: “Met 4 times, the last time a week ago. It is going well.”</Trans>}
        />
      ) : (
        <>
          <p className="muted second">
            <Trans>
              Only what people chose to tell you, as of the day they told it. A pair is looked after past{' '}
              <Plural value={board.cadence} one="# day" other="# days" /> without a meeting. Who tells nothing is
              counted neither as good nor as bad.
            </Trans>
          </p>
          <ToDo pairs={pairs} />
          <Activation board={board} />
          <ul className="followed">
            {pairs.map((pair) => (
              <FollowCard key={pair.invitation} pair={pair} pack={pack} />
            ))}
          </ul>
          <FollowStats board={board} pack={pack} />
        </>
      )}
    </>
  );
}

/** What waits for the coordinator, the gravest first. */
function ToDo({ pairs }: { pairs: readonly FollowedPair[] }) {
  const nudges = pairs.flatMap((pair) =>
    pair.standing === 'check-in' ? pair.why.map((why) => ({ key: `${pair.invitation} ${why.tag}`, pair, why })) : [],
  );
  const confided = pairs.flatMap((pair) => peopleOf(pair).filter(({ confided }) => confided.length > 0));
  if (nudges.length === 0 && confided.length === 0) return null;
  return (
    <section className="card follow-todo">
      <h2>
        <Trans>What to do</Trans>
      </h2>
      <ul>
        {confided.map(({ person, name }) => (
          <li key={person}>
            <Trans>
              <bdi>{name}</bdi> wrote to you alone: read it below.
            </Trans>
          </li>
        ))}
        {nudges.map(({ key, pair, why }) => (
          <li key={key}>
            <NudgeWords pair={pair} why={why} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As programmes elsewhere report it, of all their people. */
const USUAL_ACTIVATION = 61;

function Activation({ board: { activation } }: { board: FollowBoard }) {
  if (activation === null) return null;
  const { active, of, all } = activation;
  const least = Math.round((100 * active) / Math.max(of, all));
  return (
    <p className="second">
      <Trans>
        Of <Plural value={of} one="# person who shared" other="# people who shared" />, {active} did one thing at least:{' '}
        <strong>{Math.round((100 * active) / of)} %</strong> (programmes elsewhere: {USUAL_ACTIVATION} %).
      </Trans>{' '}
      <Trans>
        Of all {all} in the directory that is at least <strong>{least} %</strong>: of the others nothing is known.
      </Trans>
    </p>
  );
}

/** The way back from the report. */
export function BackToFollowing({ office }: { office: Office }) {
  return (
    <Link href={`/office/${office.id}/following`} className="report-back">
      <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
      <Trans>Back to following up</Trans>
    </Link>
  );
}
