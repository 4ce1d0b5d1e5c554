import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Card } from '../../model/card.ts';
import { formatList, languageName } from '../format.ts';
import { Fact, Facts, FactTags } from './Facts.tsx';

/** The other person as their card tells it, and below, what is known beside it. */
export function AboutOther({ card, children }: { card: Card; children?: ReactNode }) {
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
      <CardFacts card={card} />
      {children}
    </section>
  );
}

/** What a card offers and seeks, beside its free words. */
export function CardFacts({ card }: { card: Card }) {
  const { i18n } = useLingui();
  const languages = card.languages.map((tag) => languageName(i18n.locale, tag));
  return (
    <Facts>
      <FactTags term={<Trans>Can help with</Trans>} words={card.skillsOffered} />
      <FactTags term={<Trans>Would like to learn</Trans>} words={card.skillsSought} />
      <FactTags term={<Trans>Would talk about</Trans>} words={card.topics} />
      {languages.length > 0 && <Fact term={<Trans>Speaks</Trans>}>{formatList(i18n.locale, languages)}</Fact>}
    </Facts>
  );
}
