import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Card } from '../../model/card.ts';
import { formatList, languageName } from '../format.ts';
import { Tag } from '../parts/StateChip.tsx';

/** The other person as their card tells it. */
export function AboutOther({ card }: { card: Card }) {
  const { i18n } = useLingui();
  const languages = card.languages.map((tag) => languageName(i18n.locale, tag));
  return (
    <section className="work-section card">
      <h2>
        <Trans>
          About <bdi>{card.name}</bdi>
        </Trans>
      </h2>
      {card.words !== '' && (
        <p className="work-words" dir="auto">
          {card.words}
        </p>
      )}
      <dl className="work-facts">
        <Tags term={<Trans>Can help with</Trans>} words={card.skillsOffered} />
        <Tags term={<Trans>Would like to learn</Trans>} words={card.skillsSought} />
        <Tags term={<Trans>Would talk about</Trans>} words={card.topics} />
        {languages.length > 0 && (
          <div>
            <dt>
              <Trans>Speaks</Trans>
            </dt>
            <dd>{formatList(i18n.locale, languages)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Tags({ term, words }: { term: ReactNode; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd className="work-tags">
        {words.map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </dd>
    </div>
  );
}
