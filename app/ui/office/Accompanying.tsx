import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { mayBeThird } from '../../model/roles.ts';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office, ProposedPair } from '../../session/types.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { standingWords } from './standings.ts';
import { ThirdSelect } from './ThirdSelect.tsx';

/** In a programme where somebody must be able to see: who that is for all pairs, and why nothing goes out before. `alone`: pairs that have nobody. */
export function Accompanying({ office, alone }: { office: Office; alone: number }) {
  const { t, i18n } = useLingui();
  const thirds = useThirds(office);
  const untrained = useThirds(office, 'untrained');
  const third = useObservable(office.third);
  if (office.programme.mode === 'private-pair') return null;
  if (thirds.length === 0) {
    return (
      <Notice
        title={<Trans>Nobody accompanies the pairs yet</Trans>}
        action={
          <ButtonLink small href={`/office/${office.id}`}>
            <Trans>Get the link</Trans>
          </ButtonLink>
        }
      >
        <Trans>
          In this programme somebody must be able to see, so no invitation goes out yet. Give the link to an adult who
          is ready to: on their card they choose “I accompany pairs”. It can be you.
        </Trans>
        {untrained.map(({ person, card }) => (
          <p key={person}>
            <bdi>{card.name}</bdi> <StateChip tone="warn">{i18n._(standingWords('untrained'))}</StateChip>
          </p>
        ))}
      </Notice>
    );
  }
  return (
    <section className="card third-all">
      <div className="grow">
        <h2>
          <Trans>Who accompanies the pairs</Trans>
        </h2>
        <p className="second muted" role="status">
          {alone > 0 ? (
            <Plural
              value={alone}
              one="# pair has nobody yet: no invitation goes out before."
              other="# pairs have nobody yet: no invitation goes out before."
            />
          ) : (
            <Trans>They are asked as the two are, and can read everything the two write.</Trans>
          )}
        </p>
      </div>
      <ThirdSelect
        label={t`Who accompanies the pairs`}
        thirds={thirds}
        chosen={third}
        onChoose={(person) => office.accompany(person)}
      />
    </section>
  );
}

/** And for one pair. */
export function PairThird({ office, pair }: { office: Office; pair: ProposedPair }) {
  const { t } = useLingui();
  const [mentor, mentee] = [pair.mentor, pair.mentee];
  return (
    <ThirdSelect
      label={t`Who accompanies ${mentor.card.name} and ${mentee.card.name}`}
      thirds={useThirds(office)}
      chosen={pair.third}
      onChoose={(person) => office.accompany(person, { mentor: mentor.person, mentee: mentee.person })}
    />
  );
}

/** Those who can be chosen, or could once they have gone through the training; nobody where only the two can read. */
export function useThirds(
  { directory, programme }: Office,
  wanted: DirectoryEntry['standing'] = 'ready',
): readonly DirectoryEntry[] {
  const isOpen = programme.mode === 'visible-third';
  return useObservable(directory)
    .filter(({ standing, card }) => isOpen && standing === wanted && card.adult && mayBeThird(card.role))
    .sort((a, b) => a.card.name.localeCompare(b.card.name));
}
