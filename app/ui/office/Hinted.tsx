import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { meantBy } from './meantBy.ts';
import { useRun } from './useRun.ts';

/** Whom somebody named on their card may be here, and what the coordinator makes of it: nothing, unless they say so. */
export function Hinted({ entry, office }: { entry: DirectoryEntry; office: Office }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const directory = useObservable(office.directory);
  const pack = useObservable(office.pack);
  const { busy, run } = useRun();
  const meant = meantBy(entry, directory).filter(({ active }) => active && entry.active);
  const isByPreference = pack?.matching.objective === 'stable';
  if (meant.length === 0)
    return (
      <p className="second muted">
        <Trans>Nobody of that name can be matched with them now.</Trans>
      </p>
    );
  const isMentor = (other: DirectoryEntry) => entry.card.role === 'mentor' || other.card.role === 'mentee';
  const join = async (other: DirectoryEntry) => {
    const [mentor, mentee] = isMentor(other) ? [entry, other] : [other, entry];
    const done = await run(() => office.together(mentor.person, mentee.person));
    if (done !== null) toast(t`${mentor.card.name} and ${mentee.card.name} are among the proposed pairs.`);
  };
  return (
    <ul className="people">
      {meant.map((other) => (
        <li key={other.person} className="row">
          <strong className="grow">
            <bdi>{other.card.name}</bdi>
          </strong>
          <Button small busy={busy} onClick={() => void join(other)}>
            <Trans>Put them together</Trans>
          </Button>
          {isByPreference && (
            <Button
              small
              kind="plain"
              aria-pressed={entry.counts === other.person}
              onClick={() =>
                void run(() => office.countHint(entry.person, entry.counts === other.person ? null : other.person))
              }
            >
              {entry.counts === other.person ? <Trans>Counts in the matching</Trans> : <Trans>Let it count</Trans>}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
