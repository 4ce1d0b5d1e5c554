import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Difference } from '../../matching/otherwise.ts';
import type { PairWhy, ProposedPair } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { formatList } from '../format.ts';

type Other = PairWhy['otherwise'][number];

/** One thing that would have brought the mentee somebody else, or who comes next and why. */
export function OtherwiseLine({ other, pair }: { other: Other; pair: ProposedPair }) {
  const { i18n } = useLingui();
  const name = <bdi>{other.name}</bdi>;
  const mentee = <bdi>{pair.mentee.card.name}</bdi>;
  switch (other.kind) {
    case 'nearest':
      return (
        <>
          {other.points > 0 ? (
            <Trans>
              {name} would come next for {mentee}.
            </Trans>
          ) : other.points === 0 ? (
            <Trans>
              By the cards, {name} would suit {mentee} just as well.
            </Trans>
          ) : (
            <Trans>
              By the cards, {name} would suit {mentee} better.
            </Trans>
          )}
          {other.differences.length > 0 && (
            <ul className="why-differences">
              {other.differences.map((each) => (
                <li key={each.criterion}>
                  <DifferenceWords difference={each} own={pair.mentor.card.name} other={other.name} />
                </li>
              ))}
            </ul>
          )}
        </>
      );
    case 'taken':
      return (
        <Trans>
          {name} would suit {mentee} better, and all the places of {name} are taken by others in this run.
        </Trans>
      );
    case 'more-time': {
      const time = <Duration minutes={other.minutes} />;
      return (
        <Trans>
          With {time} more in common a week, {name} would come first for {mentee}.
        </Trans>
      );
    }
    case 'more-skills': {
      const skills = <strong dir="auto">{formatList(i18n.locale, other.skills)}</strong>;
      return (
        <Trans>
          If {name} could share {skills} as well, they would come first for {mentee}.
        </Trans>
      );
    }
  }
}

function DifferenceWords({ difference, own, other }: { difference: Difference; own: string; other: string }) {
  const [mine, theirs] = [<bdi key="own">{own}</bdi>, <bdi key="other">{other}</bdi>];
  const { criterion, theirs: first, other: second } = difference;
  switch (criterion) {
    case 'skills':
      return (
        <Trans>
          {mine}: <Plural value={first} _0="no skill" one="# skill" other="# skills" /> they would like to learn;{' '}
          {theirs}: {second}
        </Trans>
      );
    case 'topics':
      return (
        <Trans>
          {mine}: <Plural value={first} _0="no topic" one="# topic" other="# topics" /> in common; {theirs}: {second}
        </Trans>
      );
    case 'languages':
      return (
        <Trans>
          {mine}: <Plural value={first} _0="no language" one="# language" other="# languages" /> in common; {theirs}:{' '}
          {second}
        </Trans>
      );
    case 'time':
      return (
        <Trans>
          {mine}: <Duration minutes={first} /> in common a week; {theirs}: <Duration minutes={second} />
        </Trans>
      );
  }
}
