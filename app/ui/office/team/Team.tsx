import { Trans, useLingui } from '@lingui/react/macro';
import UserPlus from 'lucide-react/icons/user-plus';
import { useState } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../../react/session.ts';
import type { Colleague, Office } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatSince } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { PersonMark } from '../../parts/PairMark.tsx';
import { StateChip } from '../../parts/StateChip.tsx';
import { OfficeHead } from '../OfficeFrame.tsx';
import { AddColleague } from './AddColleague.tsx';
import { Lately } from './Lately.tsx';
import { RemoveColleague } from './RemoveColleague.tsx';
import './team.css';

/** Who coordinates this programme: who they are, when they were last here, and what each did. */
export function Team({ office }: { office: Office }) {
  const { t } = useLingui();
  const people = useObservable(office.team.people);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Colleague | null>(null);
  const isHost = people.length === 0 || people.some(({ me, host }) => me && host);
  const add = (
    <Button kind="primary" small icon={UserPlus} onClick={() => setAdding(true)}>
      <Trans>Add a coordinator</Trans>
    </Button>
  );
  return (
    <>
      <OfficeHead title={t`Coordinators`}>{isHost && people.length > 1 && add}</OfficeHead>
      {people.length < 2 ? (
        <EmptyState
          title={<Trans>You run this programme alone</Trans>}
          why={
            <Trans>
              Somebody else can coordinate it with you. Both of you then have the same cards, lists, runs and
              invitations on your own devices. You can work apart, and find each other’s work when you are both online.
            </Trans>
          }
          action={add}
        />
      ) : (
        <>
          <ul className="card lines team-list">
            {people.map((one) => (
              <Person key={one.person} one={one} onRemove={isHost && !one.me ? () => setRemoving(one) : null} />
            ))}
          </ul>
          <p className="second muted">
            <Trans>
              Each of you reads every card, and all that people tell or confide to the coordinators. Whoever opens the
              programme’s link sees who answers for it: <bdi>{office.programme.coordinator}</bdi>. Those who are in it
              already read it once you{' '}
              <Link href={`/office/${office.id}/programme`}>send them the programme as it is now</Link>.
            </Trans>
          </p>
          <Lately office={office} />
        </>
      )}
      <AddColleague office={office} open={adding} onClose={() => setAdding(false)} />
      <RemoveColleague office={office} colleague={removing} onClose={() => setRemoving(null)} />
    </>
  );
}

function Person({ one, onRemove }: { one: Colleague; onRemove: (() => void) | null }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { name, me, here, seen } = one;
  return (
    <li className="team-person">
      <PersonMark name={name} side={me ? 'first' : 'second'} size="m" away={!here} />
      <div className="grow">
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        {me && (
          <span className="muted">
            <Trans context="after a name">(you)</Trans>
          </span>
        )}
        <p className="caption muted">
          {here ? (
            <Trans>here now</Trans>
          ) : seen === null ? (
            <Trans>has not opened the office yet</Trans>
          ) : (
            <Trans>last here {formatSince(i18n.locale, Math.min(seen, now), now)}</Trans>
          )}
        </p>
      </div>
      {one.host && (
        <StateChip>
          <Trans>adds and removes</Trans>
        </StateChip>
      )}
      {onRemove && (
        <Button kind="plain" small aria-label={t`Take ${name} out`} onClick={onRemove}>
          <Trans>Take out</Trans>
        </Button>
      )}
    </li>
  );
}
