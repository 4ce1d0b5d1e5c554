import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office, PairWhy, ProposedPair } from '../../session/types.ts';
import { ReasonList } from '../invitation/ReasonList.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { OtherwiseLine } from './OtherwiseLine.tsx';

/** Why these two, as each of them will read it; and what would have changed it. */
export function WhyDialog({
  office,
  pair,
  onClose,
}: {
  office: Office;
  pair: ProposedPair | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      title={
        <Trans>
          Why <bdi>{pair?.mentor.card.name}</bdi> and <bdi>{pair?.mentee.card.name}</bdi>
        </Trans>
      }
    >
      {pair && <Why office={office} pair={pair} />}
    </Dialog>
  );
}

function Why({ office, pair }: { office: Office; pair: ProposedPair }) {
  const [why, setWhy] = useState<PairWhy | null>(null);
  const { mentor, mentee } = pair;
  const pack = useObservable(office.pack);
  useEffect(() => {
    let here = true;
    void office.why(mentor.person, mentee.person).then((found) => {
      if (here) setWhy(found);
    });
    return () => {
      here = false;
    };
  }, [office, mentor.person, mentee.person]);
  if (why === null) return <p className="muted" aria-busy="true" />;
  return (
    <div className="why">
      <p className="caption muted">
        <Trans>Worked out again from the two cards. Each of them reads their own side with the invitation.</Trans>
      </p>
      <section>
        <h3>
          <Trans>
            What <bdi>{mentor.card.name}</bdi> reads
          </Trans>
        </h3>
        <ReasonList reasons={why.forMentor} myRole="mentor" other={mentee.card.name} pack={pack} />
      </section>
      <section>
        <h3>
          <Trans>
            What <bdi>{mentee.card.name}</bdi> reads
          </Trans>
        </h3>
        <ReasonList reasons={why.forMentee} myRole="mentee" other={mentor.card.name} pack={pack} />
      </section>
      <section>
        <h3>
          <Trans>What would have changed it</Trans>
        </h3>
        {why.otherwise.length === 0 ? (
          <p>
            {pair.pinned ? (
              <Trans>Nothing the cards tell: you keep this pair, and no other mentor is possible here.</Trans>
            ) : (
              <Trans>
                Nothing the cards tell: no other mentor of this run is possible for <bdi>{mentee.card.name}</bdi>.
              </Trans>
            )}
          </p>
        ) : (
          <ul className="reasons">
            {why.otherwise.map((other) => (
              <li key={`${other.kind} ${other.mentor}`}>
                <OtherwiseLine other={other} pair={pair} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
