import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Reason } from '../../matching/types.ts';
import type { Pack } from '../../model/pack.ts';
import { optionWords, questionWords } from '../answerWords.ts';
import { Duration } from '../Duration.tsx';
import { formatList, languageName, weekdayName } from '../format.ts';

type Kind<K extends Reason['kind']> = Extract<Reason, { kind: K }>;

const only = <K extends Reason['kind']>(reasons: readonly Reason[], kind: K): Kind<K>[] =>
  reasons.filter((reason): reason is Kind<K> => reason.kind === kind);

/**
 * Why two people were brought together, told from the side of the one who reads. Reasons of one kind share a sentence.
 */
export function ReasonList({
  reasons,
  myRole,
  other,
  pack = null,
}: {
  reasons: readonly Reason[];
  myRole: 'mentor' | 'mentee';
  other: string;
  /** Of the programme: what its own questions and their options are called. */
  pack?: Pack | null;
}) {
  const { i18n } = useLingui();
  const mentee = myRole === 'mentee';
  const name = <bdi>{other}</bdi>;
  const strong = (items: readonly string[]) => <strong dir="auto">{formatList(i18n.locale, items)}</strong>;
  const skills = only(reasons, 'skill').map((each) => each.skill);
  const back = only(reasons, 'reciprocal-skill').map((each) => each.skill);
  const topics = only(reasons, 'topic').map((each) => each.topic);
  const languages = only(reasons, 'language').map((each) => languageName(i18n.locale, each.language));
  const lines: ReactNode[] = [];
  if (skills.length > 0) {
    const what = strong(skills);
    lines.push(
      mentee ? (
        <Trans>
          You would like to learn {what}, and {name} can share it.
        </Trans>
      ) : (
        <Trans>
          {name} would like to learn {what}, and you can share it.
        </Trans>
      ),
    );
  }
  if (back.length > 0) {
    const what = strong(back);
    lines.push(
      mentee ? (
        <Trans>
          In return, {name} is curious about {what}, which you know.
        </Trans>
      ) : (
        <Trans>
          In return, {name} knows {what}, which you are curious about.
        </Trans>
      ),
    );
  }
  if (topics.length > 0) {
    const what = strong(topics);
    lines.push(<Trans>You both care about {what}.</Trans>);
  }
  for (const each of only(reasons, 'answer')) {
    const [ask, said] = [questionWords(pack, i18n.locale, each), optionWords(pack, i18n.locale, each)];
    if (ask === '' || said === '') continue;
    const question = <span dir="auto">{ask}</span>;
    lines.push(
      <Trans>
        To “{question}” you both answered {strong([said])}.
      </Trans>,
    );
  }
  if (languages.length > 0) {
    const what = strong(languages);
    lines.push(<Trans>You both speak {what}.</Trans>);
  }
  for (const { minutes, weekday } of only(reasons, 'time')) {
    const time = <Duration minutes={minutes} />;
    const day = weekdayName(i18n.locale, weekday);
    lines.push(
      <Trans>
        You are free at the same time <strong>{time} a week</strong>, mostly on {day}.
      </Trans>,
    );
  }
  for (const { minutes } of only(reasons, 'little-time')) {
    const time = <Duration minutes={minutes} />;
    lines.push(
      <Trans>
        You have little time in common: <strong>{time} a week</strong>. It is worth talking about.
      </Trans>,
    );
  }
  return (
    <ul className="reasons">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one card never move
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
