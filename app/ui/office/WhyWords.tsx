import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { FollowedPair, FollowedPerson, Why } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatList } from '../format.ts';
import { instantOfDay } from '../goals/due.ts';

export const peopleOf = ({ mentor, mentee, more, third }: FollowedPair): readonly FollowedPerson[] => [
  mentor,
  mentee,
  ...more,
  ...(third === null ? [] : [third]),
];

/** Why a pair stands where it does, in one sentence. */
export function WhyWords({ pair, why }: { pair: FollowedPair; why: Why }) {
  const { i18n } = useLingui();
  const now = useNow();
  switch (why.tag) {
    case 'not-well': {
      const names = peopleOf(pair).flatMap(({ person, name }) => (why.people.includes(person) ? [name] : []));
      return <Trans>{formatList(i18n.locale, names)} said that it is not going well.</Trans>;
    }
    case 'no-first-meeting':
      return (
        <Trans>
          No first meeting <Plural value={why.days} one="# day" other="# days" /> after they were brought together.
        </Trans>
      );
    case 'long-since':
      return (
        <Trans>
          The last meeting was on {formatDate(i18n.locale, instantOfDay(why.last), now)},{' '}
          <Plural value={why.days} one="# day" other="# days" /> before they told it.
        </Trans>
      );
    case 'met':
      return <Trans>They last met on {formatDate(i18n.locale, instantOfDay(why.last), now)}.</Trans>;
    case 'just-begun':
      return <Trans>They have only just been brought together.</Trans>;
    case 'silent-since':
      return (
        <Trans>
          Nothing shared since {formatDate(i18n.locale, why.at, now)}, and nobody has to: this says neither good nor
          bad.
        </Trans>
      );
    case 'silent':
      return <Trans>Nobody has shared anything, and nobody has to: this says neither good nor bad.</Trans>;
  }
}

/** What there is to do about it; nothing where all is well, or where it is not known. */
export function NudgeWords({ pair, why }: { pair: FollowedPair; why: Why }) {
  const { i18n } = useLingui();
  const both = formatList(i18n.locale, [pair.mentor.name, pair.mentee.name]);
  switch (why.tag) {
    case 'not-well': {
      const names = peopleOf(pair).flatMap(({ person, name }) => (why.people.includes(person) ? [name] : []));
      const who = formatList(i18n.locale, names);
      return names.length > 1 ? (
        <Trans>Ask {who} what would help, each alone.</Trans>
      ) : (
        <Trans>Ask {who} what would help.</Trans>
      );
    }
    case 'no-first-meeting':
      return <Trans>Write to {both}: help them find a first hour.</Trans>;
    case 'long-since':
      return <Trans>Write to {both}: is a next meeting planned?</Trans>;
    default:
      return null;
  }
}
