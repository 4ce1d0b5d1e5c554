import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import type { ProgrammeView } from '../../session/types.ts';
import { formatList, languageName } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { Tag } from '../parts/StateChip.tsx';
import { inTheirWords } from './inTheirWords.ts';

/** The public face of a programme, in the order in which a person asks. */
export function ProgrammeFacts({ view, applied }: { view: ProgrammeView; applied: boolean }) {
  const { t, i18n } = useLingui();
  const { pack } = view;
  const programme = inTheirWords(view, canonicalLanguage(i18n.locale));
  const audience = pack === null ? '' : inLanguage(pack.audience, [i18n.locale], pack.languages);
  const { name, purpose, months, coordinator, topics, language, mode } = programme;
  const spoken = languageName(i18n.locale, language);
  const person = <bdi>{coordinator}</bdi>;
  return (
    <div className="programme">
      <PairMark size="m" />
      <p className="programme-kind">
        <Trans>Mentoring programme</Trans>
      </p>
      <h1 dir="auto">{name}</h1>
      {applied && (
        <Notice tone="calm" title={<Trans>You have handed in your card</Trans>}>
          <Trans>There is nothing to do now: an invitation comes to Today when someone fits.</Trans>
        </Notice>
      )}
      <p className="programme-purpose" dir="auto">
        {purpose}
      </p>
      {topics.length > 0 && (
        <p className="programme-topics">
          {topics.map((topic) => (
            <Tag key={topic}>{topic}</Tag>
          ))}
        </p>
      )}
      <dl className="programme-facts">
        {audience !== '' && (
          <div>
            <dt>{t`For`}</dt>
            <dd dir="auto">{audience}</dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>For how long</Trans>
          </dt>
          <dd>
            {pack === null ? (
              <Plural value={months} one="# month, two by two" other="# months, two by two" />
            ) : (
              <Rhythm pack={pack} />
            )}
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Who answers for it</Trans>
          </dt>
          <dd>{person}</dd>
        </div>
        <div>
          <dt>
            <Trans>Language</Trans>
          </dt>
          <dd className="sentence">{spoken}</dd>
        </div>
        <div>
          <dt>
            <Trans>Who can read</Trans>
          </dt>
          <dd>
            {mode === 'private-pair' ? (
              <Trans>The two of you, and nobody else. The programme and the server cannot read what you write.</Trans>
            ) : (
              <Trans>
                The two of you and one person of the programme, always shown by name. The server cannot read it.
              </Trans>
            )}
          </dd>
        </div>
      </dl>
      <section className="programme-next">
        <h2>
          <Trans>How it goes</Trans>
        </h2>
        <ol className="steps">
          <li>
            <Trans>
              You fill in a card: what you bring, what you look for, when you are free. It takes about four minutes.
            </Trans>
          </li>
          <li>
            <Trans>
              It is sealed on this device. Only {person} can open it; the server carries it without reading it.
            </Trans>
          </li>
          <li>
            <Trans>When someone fits, you see who and why. You decide, each on your side.</Trans>
          </li>
        </ol>
      </section>
    </div>
  );
}

/** For how long, how often, and how long each time; flash conversations are as often as the two agree. */
function Rhythm({ pack }: { pack: Pack }) {
  const { t, i18n } = useLingui();
  const isFlash = pack.formats.every((format) => format === 'flash');
  return formatList(i18n.locale, [
    t`${plural(pack.months, { one: '# month', other: '# months' })}`,
    ...(isFlash
      ? []
      : [t`${plural(pack.cadenceDays, { one: 'a meeting every day', other: 'a meeting every # days' })}`]),
    t`${pack.sessionMinutes} minutes each`,
  ]);
}
