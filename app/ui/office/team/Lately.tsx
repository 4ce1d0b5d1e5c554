import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../../react/session.ts';
import type { Office, OfficeAct } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatSince } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';

const FIRST = 12;

/** Who did what, as each signed it. */
export function Lately({ office }: { office: Office }) {
  const { i18n } = useLingui();
  const now = useNow();
  const acts = useObservable(office.team.lately);
  const [all, setAll] = useState(false);
  if (acts.length === 0) return null;
  return (
    <section className="card stack">
      <h2>
        <Trans>Lately</Trans>
      </h2>
      <ol className="lines team-acts">
        {acts.slice(0, all ? undefined : FIRST).map((act) => (
          <li key={act.id}>
            <span className="grow">
              <DeedWords act={act} />
            </span>{' '}
            <span className="caption muted">{formatSince(i18n.locale, Math.min(act.at, now), now)}</span>
          </li>
        ))}
      </ol>
      {!all && acts.length > FIRST && (
        <Button kind="plain" small onClick={() => setAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      )}
    </section>
  );
}

function DeedWords({ act: { by, does, name: whom, count } }: { act: OfficeAct }) {
  const { t } = useLingui();
  const who = <bdi>{by}</bdi>;
  const name = <bdi>{whom}</bdi>;
  switch (does) {
    case 'ran': {
      const pairs = t`${plural(count, { one: '# pair', other: '# pairs' })}`;
      return (
        <Trans>
          {who} ran the matching: {pairs}
        </Trans>
      );
    }
    case 'published':
      return <Trans>{who} saved a run as a file</Trans>;
    case 'proposed': {
      const people = t`${plural(count, { one: '# person', other: '# people' })}`;
      return (
        <Trans>
          {who} proposed mentors to {people}
        </Trans>
      );
    }
    case 'invited': {
      const sent = t`${plural(count, { one: '# invitation', other: '# invitations' })}`;
      return (
        <Trans>
          {who} sent {sent}
        </Trans>
      );
    }
    case 'reminded': {
      const people = t`${plural(count, { one: '# person', other: '# people' })}`;
      return (
        <Trans>
          {who} reminded {people}
        </Trans>
      );
    }
    case 'more-time':
      return <Trans>{who} gave more time for an answer</Trans>;
    case 'ended':
      return <Trans>{who} ended a pair</Trans>;
    case 'announced':
      return <Trans>{who} announced something to everybody</Trans>;
    case 'changed-pack':
      return <Trans>{who} changed the programme</Trans>;
    case 'let-in':
      return (
        <Trans>
          {who} added {name}
        </Trans>
      );
    case 'took-out':
      return (
        <Trans>
          {who} took {name} out
        </Trans>
      );
  }
}
