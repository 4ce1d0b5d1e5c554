import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Proposal } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { Percent } from './Percent.tsx';
import { figuresOf } from './stats.ts';

/** Five figures by which a proposal is judged at a glance. */
export function PairStats({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const figures = figuresOf(proposal);
  if (figures === null) return null;
  const { covered, mentees, mean, least, proven, kept, medianMinutes } = figures;
  const waiting = mentees - covered;
  return (
    <dl className="stats">
      <Stat
        name={<Trans>Coverage</Trans>}
        note={<Plural value={waiting} _0="every mentee has a mentor" one="# mentee waits" other="# mentees wait" />}
      >
        {covered} / {mentees}
      </Stat>
      <Stat
        name={<Trans>Mean fit</Trans>}
        note={
          <span
            className="stat-proven"
            title={t`Each run carries a calculation that anyone can check: under these rules, no other way to pair people is better.`}
          >
            <ProvenWords run={proposal.run} proven={proven} kept={kept} />
          </span>
        }
      >
        <Percent value={mean} />
      </Stat>
      <Stat name={<Trans>Least fit</Trans>} note={<Trans>of all pairs</Trans>}>
        <Percent value={least} />
      </Stat>
      {medianMinutes !== null && (
        <Stat name={<Trans>Time in common</Trans>} note={<Trans>median a week</Trans>}>
          <Duration minutes={medianMinutes} />
        </Stat>
      )}
    </dl>
  );
}

/** In a few words: better than which other sets of pairs this one is. */
function ProvenWords({ run, proven, kept }: { run: Proposal['run']; proven: boolean; kept: boolean }) {
  if (run.version === 2 && run.repaired !== null) return <Trans>the best with as few pairs moved</Trans>;
  if (run.rules.objective === 'stable') return <Trans>nobody would rather swap</Trans>;
  if (!proven) return <Trans>a better set of pairs may exist</Trans>;
  if (run.rules.objective === 'floor') return <Trans>no set has a better weakest pair</Trans>;
  return kept ? (
    <Trans>no better set exists with the pairs you keep</Trans>
  ) : (
    <Trans>no better set of pairs exists</Trans>
  );
}

function Stat({ name, note, children }: { name: ReactNode; note: ReactNode; children: ReactNode }) {
  return (
    <div className="card stat">
      <dt className="caption muted">{name}</dt>
      <dd>
        <strong>{children}</strong>
        <span className="caption muted">{note}</span>
      </dd>
    </div>
  );
}
