import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Objective } from '../../matching/types.ts';
import type { Office, Proposal } from '../../session/types.ts';

/** In one line: how the best pairs were chosen, and where that is decided. */
export function HowChosen({ office, proposal }: { office: Office; proposal: Proposal }) {
  const { run } = proposal;
  if (proposal.hand)
    return (
      <p className="second muted">
        <Trans>
          You put these together. Send them their invitations, or run the matching: it keeps these pairs and looks for
          everybody else.
        </Trans>
      </p>
    );
  const repaired = run.version === 2 && run.repaired !== null;
  return (
    <p className="second muted">
      <ObjectiveWords objective={run.rules.objective ?? 'total'} />{' '}
      {repaired && <Trans>Then changed by hand, with as few other pairs moved as could be.</Trans>}{' '}
      <Link href={`/office/${office.id}/programme`}>
        <Trans>How the best pairs are chosen</Trans>
      </Link>
    </p>
  );
}

function ObjectiveWords({ objective }: { objective: Objective }) {
  switch (objective) {
    case 'total':
      return <Trans>As many people as possible have a pair, then all of them together suit each other best.</Trans>;
    case 'floor':
      return (
        <Trans>
          As many people as possible have a pair, then the weakest pair is as good as it can be, then the sum.
        </Trans>
      );
    case 'stable':
      return <Trans>No mentor and mentee would both rather have each other than the one they have.</Trans>;
  }
}
