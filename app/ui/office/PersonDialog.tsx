import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Card, Role } from '../../model/card.ts';
import type { DirectoryEntry } from '../../session/types.ts';
import { cityName, formatList, languageName } from '../format.ts';
import '../parts/WeekPicker.css';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { WeekSummary } from '../parts/WeekSummary.tsx';
import { Fact, Facts, FactTags } from '../workspace/Facts.tsx';

export function RoleWords({ role, capacity }: { role: Role; capacity: number }) {
  switch (role) {
    case 'mentee':
      return <Trans>Mentee</Trans>;
    case 'mentor':
      return <Plural value={capacity} one="Mentor" other="Mentor, up to # people" />;
    case 'either':
      return <Trans>Mentor or mentee</Trans>;
    case 'supervisor':
      return <Trans>Accompanies pairs</Trans>;
  }
}

/** One card in full, as its person signed it. */
export function PersonDialog({ entry, onClose }: { entry: DirectoryEntry | null; onClose: () => void }) {
  return (
    <Dialog open={entry !== null} onClose={onClose} title={<bdi>{entry?.card.name}</bdi>}>
      {entry && <CardFacts card={entry.card} active={entry.active} />}
    </Dialog>
  );
}

function CardFacts({ card, active }: { card: Card; active: boolean }) {
  const { i18n } = useLingui();
  const languages = card.languages.map((tag) => languageName(i18n.locale, tag));
  return (
    <>
      {!active && (
        <Notice>
          <Trans>This card was withdrawn or has passed its date: it is not matched.</Trans>
        </Notice>
      )}
      <p className="second muted">
        <RoleWords role={card.role} capacity={card.capacity} />
      </p>
      {card.words !== '' && (
        <p className="office-purpose" dir="auto">
          {card.words}
        </p>
      )}
      <Facts>
        <FactTags term={<Trans>Can help with</Trans>} words={card.skillsOffered} />
        <FactTags term={<Trans>Would like to learn</Trans>} words={card.skillsSought} />
        <FactTags term={<Trans>Would talk about</Trans>} words={card.topics} />
        <Fact term={<Trans>Speaks</Trans>}>{formatList(i18n.locale, languages)}</Fact>
        {card.role !== 'supervisor' && (
          <Fact term={<Trans>Usually free</Trans>}>
            <span className="week-summary">
              <WeekSummary free={card.availability} />
            </span>
            <span className="caption muted">{cityName(card.timeZone)}</span>
          </Fact>
        )}
      </Facts>
    </>
  );
}
