import { Trans, useLingui } from '@lingui/react/macro';
import type { ChoosingView } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { formatList, languageName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Tag } from '../parts/StateChip.tsx';

const LETTERS = ['A', 'B', 'C'];

/** Somebody without a name: what they share or seek, in their words, and why they are proposed. */
export function ProfileCard({
  of,
  profile,
  at,
  rank,
  onPress,
}: {
  of: ChoosingView['of'];
  profile: ChoosingView['profiles'][number];
  at: number;
  /** 0 the first choice; below 0: not chosen. */
  rank: number;
  onPress: () => void;
}) {
  const { t, i18n } = useLingui();
  const letter = LETTERS[at] ?? '';
  const place = rank + 1;
  const isMentee = of === 'mentees';
  const languages = formatList(
    i18n.locale,
    profile.languages.map((tag) => languageName(i18n.locale, tag)),
  );
  return (
    <section className={`card choosing-card ${rank < 0 ? '' : 'choosing-chosen'}`}>
      <h2>{isMentee ? <Trans>Mentee {letter}</Trans> : <Trans>Mentor {letter}</Trans>}</h2>
      {isMentee && <Entries name={t`Would like to learn`} entries={profile.skillsSought} />}
      <Entries name={t`Can share`} entries={profile.skillsOffered} />
      <Entries name={t`Topics`} entries={profile.topics} />
      {!isMentee && <Entries name={t`Would like to learn`} entries={profile.skillsSought} />}
      <p className="second">
        <Trans>Speaks {languages}</Trans>
        {profile.minutes !== null && (
          <>
            {' · '}
            <Trans>
              <Duration minutes={profile.minutes} /> in common with you a week
            </Trans>
          </>
        )}
      </p>
      {profile.words !== '' && <blockquote dir="auto">{profile.words}</blockquote>}
      <Why reasons={profile.reasons} of={of} />
      <Button kind={rank < 0 ? 'quiet' : 'primary'} aria-pressed={rank >= 0} onClick={onPress}>
        {rank < 0 ? (
          isMentee ? (
            <Trans>Choose mentee {letter}</Trans>
          ) : (
            <Trans>Choose mentor {letter}</Trans>
          )
        ) : isMentee ? (
          <Trans>
            Mentee {letter}: your choice number {place}
          </Trans>
        ) : (
          <Trans>
            Mentor {letter}: your choice number {place}
          </Trans>
        )}
      </Button>
    </section>
  );
}

function Entries({ name, entries }: { name: string; entries: readonly string[] }) {
  if (entries.length === 0) return null;
  return (
    <div>
      <p className="caption muted">{name}</p>
      <ul className="reason-tags">
        {entries.map((entry) => (
          <li key={entry}>
            <Tag>{entry}</Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Why({ reasons, of }: { reasons: ChoosingView['profiles'][number]['reasons']; of: ChoosingView['of'] }) {
  const { i18n } = useLingui();
  const skills = reasons.flatMap((each) => (each.kind === 'skill' ? [each.skill] : []));
  const topics = reasons.flatMap((each) => (each.kind === 'topic' ? [each.topic] : []));
  const back = reasons.flatMap((each) => (each.kind === 'reciprocal-skill' ? [each.skill] : []));
  const strong = (items: readonly string[]) => <strong dir="auto">{formatList(i18n.locale, items)}</strong>;
  return (
    <ul className="choosing-why">
      {skills.length > 0 && (
        <li>
          {of === 'mentees' ? (
            <Trans>They would like to learn {strong(skills)}, and you can share it.</Trans>
          ) : (
            <Trans>You would like to learn {strong(skills)}, and they can share it.</Trans>
          )}
        </li>
      )}
      {topics.length > 0 && (
        <li>
          <Trans>You both care about {strong(topics)}.</Trans>
        </li>
      )}
      {back.length > 0 && (
        <li>
          {of === 'mentees' ? (
            <Trans>They know {strong(back)}, which you are curious about.</Trans>
          ) : (
            <Trans>They are curious about {strong(back)}, which you know.</Trans>
          )}
        </li>
      )}
    </ul>
  );
}
