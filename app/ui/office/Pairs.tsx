import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office, Proposal } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { PairList } from './PairList.tsx';
import { PairStats } from './PairStats.tsx';
import { RunButton } from './RunButton.tsx';
import { SendDialog } from './SendDialog.tsx';
import { Unmatched } from './Unmatched.tsx';

/** What the matching proposes, and what the coordinator changes in it before anybody hears of it. */
export function Pairs({ office }: { office: Office }) {
  const { t } = useLingui();
  const proposal = useObservable(office.proposal);
  if (proposal === null) {
    return (
      <>
        <OfficeHead title={t`Pairs`} />
        <EmptyState
          title={<Trans>No run yet</Trans>}
          why={
            <Trans>
              The matching compares every card with every other on this device, and proposes the pairs that suit
              everyone best together. Nothing is sent.
            </Trans>
          }
          action={<RunButton office={office} kind="primary" />}
        />
      </>
    );
  }
  return <Proposed office={office} proposal={proposal} />;
}

function Proposed({ office, proposal }: { office: Office; proposal: Proposal }) {
  const { i18n } = useLingui();
  const now = useNow();
  const [sending, setSending] = useState(false);
  const count = proposal.pairs.length;
  const since = formatSince(i18n.locale, proposal.at, Math.max(now, proposal.at));
  return (
    <>
      <OfficeHead title={<Plural value={count} _0="No pair proposed" one="# pair proposed" other="# pairs proposed" />}>
        <RunButton office={office} again small />
        {count > 0 && (
          <Button kind="primary" small onClick={() => setSending(true)}>
            <Plural value={count} one="Send # invitation" other="Send # invitations" />
          </Button>
        )}
      </OfficeHead>
      <PairStats proposal={proposal} />
      {count > 0 && <PairList office={office} pairs={proposal.pairs} />}
      <Unmatched proposal={proposal} />
      <p className="caption muted">
        <Trans>Computed on this device, {since}. Nobody else has seen these cards.</Trans>
      </p>
      <SendDialog office={office} pairs={count} open={sending} onClose={() => setSending(false)} />
    </>
  );
}
