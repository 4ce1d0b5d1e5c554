import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Acquaintance } from '../../session/types.ts';
import { Segmented } from '../parts/Choice.tsx';
import { otherOf } from '../workspace/people.ts';
import { CheckTogether } from './CheckTogether.tsx';
import { Differs } from './Differs.tsx';
import { StandingLine } from './StandingWords.tsx';

const InPerson = lazy(() => import('./InPerson.tsx').then((m) => ({ default: m.InPerson })));

/** Is it really them: at a distance by pictures, in one room by scanning each other's code. */
export function CheckPerson({ workspace }: { workspace: Acquaintance }) {
  const standing = useObservable(workspace.trust.standing);
  const isShown = useObservable(workspace.trust.check).tag === 'shown';
  const [way, setWay] = useState<'distance' | 'person'>('distance');
  const [again, setAgain] = useState(false);
  const name = otherOf(workspace).name;
  const differs = standing.tag === 'differs' && !again;
  return (
    <div className="work-view">
      <header>
        <h1>
          <Trans>
            Is it really <bdi>{name}</bdi>?
          </Trans>
        </h1>
        <p className="muted">
          <StandingLine standing={standing} />
        </p>
      </header>
      {differs ? (
        <Differs workspace={workspace} onAgain={() => setAgain(true)} />
      ) : (
        <>
          {!isShown && (
            <p>
              <Trans>
                An invitation opened this space. This shows that it brought the right two people together, and that
                nobody sits between you.
              </Trans>
            </p>
          )}
          <Segmented
            legend={<Trans>How do you meet?</Trans>}
            value={way}
            onValue={setWay}
            options={[
              { value: 'distance', label: <Trans>At a distance</Trans> },
              { value: 'person', label: <Trans>In the same room</Trans> },
            ]}
          />
          {way === 'distance' ? (
            <CheckTogether workspace={workspace} />
          ) : (
            <Suspense fallback={null}>
              <InPerson workspace={workspace} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}
