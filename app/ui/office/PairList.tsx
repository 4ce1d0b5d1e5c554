import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office, Proposal, ProposedPair } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { cityName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { DESKTOP, useWide } from '../parts/useWide.ts';
import { PairThird, useThirds } from './Accompanying.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';
import { Fit } from './Fit.tsx';
import { PairActions } from './PairActions.tsx';
import { ReasonTags } from './ReasonTags.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import { WhyDialog } from './WhyDialog.tsx';

const SHOWN = 100;

const keyOf = ({ mentor, mentee }: ProposedPair): string => `${mentor.person} ${mentee.person}`;

/** The pairs of a proposal, best fit first: a table on a desktop, cards on a phone. */
export function PairList({ office, proposal: { pairs, hand } }: { office: Office; proposal: Proposal }) {
  const pack = useObservable(office.pack);
  const desktop = useWide(DESKTOP);
  const [shown, setShown] = useState(SHOWN);
  const [changing, setChanging] = useState<ProposedPair | null>(null);
  const [asking, setAsking] = useState<ProposedPair | null>(null);
  const [refusing, setRefusing] = useState<ProposedPair | null>(null);
  const some = [...pairs].sort((a, b) => b.score - a.score).slice(0, shown);
  const actions = (pair: ProposedPair) => (
    <PairActions
      office={office}
      pair={pair}
      isByHand={hand}
      onChange={() => setChanging(pair)}
      onRefuse={() => setRefusing(pair)}
    />
  );
  const third =
    useThirds(office).length === 0 ? null : (pair: ProposedPair) => <PairThird office={office} pair={pair} />;
  const why = (pair: ProposedPair) => (
    <span className="pair-why">
      <ReasonTags reasons={pair.reasons} pack={pack} />
      <WhyButton pair={pair} onAsk={() => setAsking(pair)} />
    </span>
  );
  const shape = { pairs: some, actions, third, why };
  return (
    <>
      {desktop ? <PairTable {...shape} /> : <PairCards {...shape} />}
      {pairs.length > shown && (
        <Button kind="plain" onClick={() => setShown(shown + SHOWN)}>
          <Trans>Show more</Trans>
        </Button>
      )}
      <WhyDialog office={office} pair={asking} onClose={() => setAsking(null)} />
      {changing && <ChangeDialog office={office} pair={changing} onClose={() => setChanging(null)} />}
      <RefuseDialog office={office} pair={refusing} onClose={() => setRefusing(null)} />
    </>
  );
}

interface ShapeProps {
  pairs: readonly ProposedPair[];
  actions: (pair: ProposedPair) => ReactNode;
  why: (pair: ProposedPair) => ReactNode;
  /** Where somebody accompanies the pairs. */
  third: ((pair: ProposedPair) => ReactNode) | null;
}

function PairTable({ pairs, actions, third, why }: ShapeProps) {
  const { t } = useLingui();
  return (
    <div className="card pair-table">
      <table aria-label={t`Proposed pairs`}>
        <thead>
          <tr>
            <th scope="col">{t`Pair`}</th>
            <th scope="col">{t`Fit`}</th>
            <th scope="col">{t`Why`}</th>
            <th scope="col">{t`Time in common`}</th>
            {third && <th scope="col">{t`Accompanied by`}</th>}
            <th scope="col">
              <span className="unseen">{t`Actions`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={keyOf(pair)}>
              <th scope="row">
                <Who pair={pair} />
              </th>
              <td>
                <Fit score={pair.score} />
              </td>
              <td>{why(pair)}</td>
              <td className="pair-time">
                <Duration minutes={pair.commonMinutes} />
              </td>
              {third && <td>{third(pair)}</td>}
              <td>{actions(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PairCards({ pairs, actions, third, why }: ShapeProps) {
  const { t } = useLingui();
  return (
    <ul className="pair-cards" aria-label={t`Proposed pairs`}>
      {pairs.map((pair) => (
        <li key={keyOf(pair)} className="card pair-card">
          <div className="pair-line">
            <Who pair={pair} />
            <Fit score={pair.score} />
          </div>
          {why(pair)}
          <p className="caption muted">
            <Trans>
              <Duration minutes={pair.commonMinutes} /> in common a week
            </Trans>
          </p>
          {third && (
            <div className="row">
              <span className="second muted">
                <Trans>Accompanied by</Trans>
              </span>
              {third(pair)}
            </div>
          )}
          {actions(pair)}
        </li>
      ))}
    </ul>
  );
}

function WhyButton({ pair, onAsk }: { pair: ProposedPair; onAsk: () => void }) {
  const { t } = useLingui();
  const [mentor, mentee] = [pair.mentor.card.name, pair.mentee.card.name];
  return (
    <Button kind="plain" small aria-label={t`Why ${mentor} and ${mentee}`} onClick={onAsk}>
      <Trans>Why?</Trans>
    </Button>
  );
}

function Who({ pair }: { pair: ProposedPair }) {
  const { mentor, mentee } = pair;
  return (
    <span className="pair-who">
      <PairMark first={mentor.card.name} second={mentee.card.name} />
      <span className="pair-names">
        <strong>
          <bdi>{mentor.card.name}</bdi> · <bdi>{mentee.card.name}</bdi>
        </strong>
        <span className="caption muted" dir="auto">
          {[...new Set([mentor, mentee].map(({ card }) => cityName(card.timeZone)))].join(' · ')}
        </span>
      </span>
    </span>
  );
}
