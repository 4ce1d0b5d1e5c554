import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Role } from '../../model/card.ts';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import { isMatched } from '../../model/roles.ts';
import type { DirectoryEntry } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { cityName, formatDate, formatList, languageName } from '../format.ts';
import { AgeWords } from '../join/AgeWords.tsx';
import '../parts/WeekPicker.css';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { WeekSummary } from '../parts/WeekSummary.tsx';
import { Fact, Facts, FactTags } from '../workspace/Facts.tsx';
import { answerWords } from './useRows.ts';

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
    case 'staff':
      return <Trans>School staff, or helps run it</Trans>;
    case 'contact':
      return <Trans>Answers for an organisation</Trans>;
  }
}

/** One card in full, as its person signed it. */
export function PersonDialog({ entry, onClose }: { entry: DirectoryEntry | null; onClose: () => void }) {
  return (
    <Dialog open={entry !== null} onClose={onClose} title={<bdi>{entry?.card.name}</bdi>}>
      {entry && <CardFacts entry={entry} pack={null} />}
    </Dialog>
  );
}

/** `pack` null: answers are shown where the whole directory is, not here. */
export function CardFacts({ entry, pack }: { entry: DirectoryEntry; pack: Pack | null }) {
  const { i18n } = useLingui();
  const { card } = entry;
  const languages = card.languages.map((tag) => languageName(i18n.locale, tag));
  return (
    <>
      <WhyNot entry={entry} pack={pack} />
      <p className="second muted">
        <RoleWords role={card.role} capacity={card.capacity} />
        {' · '}
        <AgeWords adult={card.adult} />
        {card.pseudonym && (
          <>
            {' · '}
            <Trans>A name they go by</Trans>
          </>
        )}
      </p>
      {card.words !== '' && (
        <p className="office-purpose" dir="auto">
          {card.words}
        </p>
      )}
      <Facts>
        <FactTags term={<Trans>Organisation</Trans>} words={card.organisation ? [card.organisation] : []} />
        <FactTags term={<Trans>Answers to (only you read it)</Trans>} words={card.manager ? [card.manager] : []} />
        <FactTags
          term={<Trans>Would like to work with (only you read it)</Trans>}
          words={card.hint ? [card.hint] : []}
        />
        <FactTags term={<Trans>Can help with</Trans>} words={card.skillsOffered} />
        <FactTags term={<Trans>Would like to learn</Trans>} words={card.skillsSought} />
        <FactTags term={<Trans>Would talk about</Trans>} words={card.topics} />
        <Fact term={<Trans>Speaks</Trans>}>{formatList(i18n.locale, languages)}</Fact>
        {isMatched(card.role) && (
          <Fact term={<Trans>Usually free</Trans>}>
            <span className="week-summary">
              <WeekSummary free={card.availability} />
            </span>
            <span className="caption muted">{cityName(card.timeZone)}</span>
          </Fact>
        )}
        {(pack === null ? [] : (card.answers ?? [])).map(([id, said]) => {
          const question = pack?.questions.find((each) => each.id === id);
          return (
            <FactTags
              key={id}
              term={
                <>
                  <span dir="auto">{question ? inLanguage(question.ask, [i18n.locale], pack?.languages) : id}</span>{' '}
                  {question?.affinity && <Trans>(only you read it)</Trans>}
                </>
              }
              words={said.map((each) => answerWords(pack, i18n.locale, id, each))}
            />
          );
        })}
      </Facts>
    </>
  );
}

/** Why somebody who applied is not matched now. */
function WhyNot({ entry: { standing, card }, pack }: { entry: DirectoryEntry; pack: Pack | null }) {
  const { i18n } = useLingui();
  const now = useNow();
  switch (standing) {
    case 'ready':
      return null;
    case 'withdrawn':
    case 'expired':
      return (
        <Notice>
          <Trans>This card was withdrawn or has passed its date: it is not matched.</Trans>
        </Notice>
      );
    case 'left':
      return (
        <Notice tone="calm">
          <Trans>You took them out of the matching. Another card of theirs brings them back, or you.</Trans>
        </Notice>
      );
    case 'paused':
      return (
        <Notice tone="calm">
          <Trans>
            They are taking a break until {formatDate(i18n.locale, card.pausedUntil ?? 0, now)}: not matched before.
          </Trans>
        </Notice>
      );
    case 'untrained': {
      const isFor = (audience: string) => audience === 'all' || audience === card.role || card.role === 'either';
      const left = (pack?.training ?? []).filter(
        ({ id, audience }) => isFor(audience) && !(card.trained ?? []).includes(id),
      ).length;
      return (
        <Notice tone="calm">
          <Plural
            value={left}
            one="One training module is still to do: not matched before."
            other="# training modules are still to do: not matched before."
          />
        </Notice>
      );
    }
  }
}
