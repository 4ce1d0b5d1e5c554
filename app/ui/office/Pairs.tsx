import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office, Proposal } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Undoing, useUndoKeys } from '../parts/Undoing.tsx';
import { Accompanying } from './Accompanying.tsx';
import { ChangedWords } from './ChangedWords.tsx';
import { HowChosen } from './HowChosen.tsx';
import { LackWords } from './LackWords.tsx';
import { MovedWords } from './MovedWords.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { PairList } from './PairList.tsx';
import { PairStats } from './PairStats.tsx';
import { RunButton } from './RunButton.tsx';
import { changedSince, chosenIn, freeCards, unaccompanied, waitingCards } from './ready.ts';
import { SendDialog } from './SendDialog.tsx';
import { DoneBy } from './team/DoneBy.tsx';
import { Unmatched } from './Unmatched.tsx';
import { useLack } from './useLack.ts';

const Choosing = lazy(() => import('./Choosing.tsx').then((m) => ({ default: m.Choosing })));
const CircleDialog = lazy(() => import('./CircleDialog.tsx').then((m) => ({ default: m.CircleDialog })));
const TogetherDialog = lazy(() => import('./TogetherDialog.tsx').then((m) => ({ default: m.TogetherDialog })));
const AboutRun = lazy(() => import('./AboutRun.tsx').then((m) => ({ default: m.AboutRun })));

/** What the matching proposes, and what the coordinator changes in it before anybody hears of it. */
export function Pairs({ office }: { office: Office }) {
  const pack = useObservable(office.pack);
  const [circle, setCircle] = useState(false);
  if (pack?.formats.includes('circle') && office.programme.mode === 'private-pair') {
    return (
      <>
        <Made office={office} />
        <div>
          <Button onClick={() => setCircle(true)}>
            <Trans>Invite a circle</Trans>
          </Button>
        </div>
        <Suspense fallback={null}>
          {circle && <CircleDialog office={office} open onClose={() => setCircle(false)} />}
        </Suspense>
      </>
    );
  }
  return <Made office={office} />;
}

function Made({ office }: { office: Office }) {
  const proposal = useObservable(office.proposal);
  const sent = useObservable(office.sent);
  const held = useObservable(office.choices).filter(({ standing }) => standing.tag === 'waits').length;
  const of = chosenIn(useObservable(office.pack));
  if (of !== null) {
    return (
      <>
        <Suspense fallback={null}>
          <Choosing office={office} of={of}>
            <Accompanying office={office} alone={held} />
          </Choosing>
        </Suspense>
        {proposal !== null && <Proposed office={office} proposal={proposal} />}
      </>
    );
  }
  if (proposal === null) return sent.length === 0 ? <NoRun office={office} /> : <AllSent office={office} />;
  return <Proposed office={office} proposal={proposal} />;
}

/** Nothing while the free cards cannot make a pair. */
function TogetherButton({ office, small = false }: { office: Office; small?: boolean }) {
  const [open, setOpen] = useState(false);
  if (useLack(office) !== null) return null;
  return (
    <>
      <Button small={small} onClick={() => setOpen(true)}>
        <Trans>Put two together</Trans>
      </Button>
      <Suspense fallback={null}>{open && <TogetherDialog office={office} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

function NoRun({ office }: { office: Office }) {
  const { t } = useLingui();
  const lack = useLack(office);
  return (
    <>
      <OfficeHead title={t`Pairs`} />
      <EmptyState
        title={<Trans>No run yet</Trans>}
        why={
          lack === null ? (
            <Trans>
              The matching compares every card with every other on this device, and proposes the pairs that suit
              everyone best together. Nothing is sent.
            </Trans>
          ) : (
            <LackWords lack={lack} />
          )
        }
        action={
          <>
            <RunButton office={office} kind="primary" />
            <TogetherButton office={office} />
          </>
        }
      />
    </>
  );
}

/** Sending takes the proposal away: its pairs are invitations now. */
function AllSent({ office }: { office: Office }) {
  const { t } = useLingui();
  const directory = useObservable(office.directory);
  const sent = useObservable(office.sent);
  const lack = useLack(office);
  const waiting = waitingCards(freeCards(directory, sent), sent);
  return (
    <>
      <OfficeHead title={t`Pairs`} />
      <EmptyState
        title={<Trans>The invitations went out</Trans>}
        why={
          <>
            <Plural
              value={waiting}
              _0="Nobody waits without a pair."
              one="# person waits without a pair."
              other="# people wait without a pair."
            />{' '}
            {lack === null ? (
              <Trans>A new run looks for pairs among the free places; nothing is sent before you say so.</Trans>
            ) : (
              waiting > 0 && <LackWords lack={lack} />
            )}
          </>
        }
        action={
          <>
            <RunButton office={office} kind="primary" again />
            <TogetherButton office={office} />
            <ButtonLink href={`/office/${office.id}/sent`}>
              <Trans>See the invitations</Trans>
            </ButtonLink>
          </>
        }
      />
    </>
  );
}

function Proposed({ office, proposal }: { office: Office; proposal: Proposal }) {
  const { i18n } = useLingui();
  const now = useNow();
  const [sending, setSending] = useState(false);
  const [about, setAbout] = useState(false);
  useUndoKeys(office.byHand);
  // Where people choose, it is asked above, for all.
  const of = chosenIn(useObservable(office.pack));
  const directory = useObservable(office.directory);
  const lack = useLack(office);
  const shared = useObservable(office.team.people).length > 1;
  const changed = changedSince(proposal, directory);
  const count = proposal.pairs.length;
  const since = formatSince(i18n.locale, proposal.at, Math.max(now, proposal.at));
  return (
    <>
      <OfficeHead title={<Plural value={count} _0="No pair proposed" one="# pair proposed" other="# pairs proposed" />}>
        <TogetherButton office={office} small />
        <RunButton office={office} again={!proposal.hand} small />
        {count > 0 && (
          <Button kind="primary" small disabled={unaccompanied(office, proposal) > 0} onClick={() => setSending(true)}>
            <Plural value={count} one="Send # invitation" other="Send # invitations" />
          </Button>
        )}
      </OfficeHead>
      {(changed > 0 || lack !== null) && (
        <p className="second" role="status">
          {changed > 0 && <ChangedWords cards={changed} />} {lack !== null && <LackWords lack={lack} />}
        </p>
      )}
      <HowChosen office={office} proposal={proposal} />
      <div className="by-hand">
        <div role="status" className="grow">
          {proposal.moved && <MovedWords moved={proposal.moved} />}
        </div>
        <Undoing acts={office.byHand} />
      </div>
      {count > 0 && of === null && <Accompanying office={office} alone={unaccompanied(office, proposal)} />}
      {!proposal.hand && <PairStats proposal={proposal} />}
      {count > 0 && <PairList office={office} proposal={proposal} />}
      <Unmatched office={office} proposal={proposal} />
      <div>
        <Button small onClick={() => setAbout(true)}>
          <Trans>About this run</Trans>
        </Button>
      </div>
      <p className="caption muted">
        {shared ? (
          <Trans>Computed on a coordinator’s device, {since}. Nobody else has seen these cards.</Trans>
        ) : (
          <Trans>Computed on this device, {since}. Nobody else has seen these cards.</Trans>
        )}{' '}
        <DoneBy office={office} does="ran" about={proposal.run.inputs} />
      </p>
      <Dialog open={about} onClose={() => setAbout(false)} title={<Trans>About this run</Trans>}>
        <Suspense fallback={null}>
          <AboutRun office={office} proposal={proposal} />
        </Suspense>
      </Dialog>
      <SendDialog office={office} pairs={proposal.pairs} open={sending} onClose={() => setSending(false)} />
    </>
  );
}
