import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import type { Programme } from '../../model/programme.ts';
import { cityName, formatList, languageName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { Tag } from '../parts/StateChip.tsx';
import { WeekSummary } from '../parts/WeekSummary.tsx';
import { AgeWords } from './AgeWords.tsx';
import { accompanies, askedBy, type CardForm, offers, type Step, saidTo, stepsOf } from './cardForm.ts';
import { topicOptions } from './inTheirWords.ts';

interface ReviewProps {
  form: CardForm;
  programme: Programme;
  pack: Pack | null;
  /** Absent: it is handed in already, and only shown. */
  edit?: (step: Step) => void;
}

/** The card as the coordinator and the other person will read it. */
export function Review({ form, programme, pack, edit }: ReviewProps) {
  const { i18n } = useLingui();
  const coordinator = <bdi>{programme.coordinator}</bdi>;
  const isThird = accompanies(form.role);
  const topics = topicOptions({ programme, pack }, i18n.locale);
  const languages = (
    <div>
      <dt>
        <Trans>Languages</Trans>
      </dt>
      <dd>
        {formatList(
          i18n.locale,
          form.languages.map((tag) => languageName(i18n.locale, tag)),
        )}
      </dd>
    </div>
  );
  const words = form.words.trim() !== '' && (
    <p className="review-words" dir="auto">
      {form.words}
    </p>
  );
  return (
    <div className="card-review">
      {edit && (
        <p className="muted">
          <Trans>
            It is signed by this device and sealed for {coordinator}. The server carries it without being able to read
            it. You can change it later.
          </Trans>
        </p>
      )}
      <Part onEdit={edit && (() => edit('you'))} title={<Trans>Who you are</Trans>}>
        <div className="row">
          <PersonMark name={form.name} side={form.role === 'mentor' ? 'first' : 'second'} />
          <div>
            <strong dir="auto">{form.name}</strong>
            {form.pseudonym && (
              <p className="caption muted">
                <Trans>A name they go by</Trans>
              </p>
            )}
            <p className="caption muted">
              {form.role === 'mentor' && <Trans>Would like to be a mentor</Trans>}
              {form.role === 'mentee' && <Trans>Would like a mentor</Trans>}
              {form.role === 'either' && <Trans>Mentor or mentee</Trans>}
              {form.role === 'supervisor' && <Trans>Accompanies pairs</Trans>}
              {form.role === 'staff' && <Trans>School staff, or helps run it</Trans>}
              {form.role === 'contact' && <Trans>Answers for an organisation</Trans>}
              {offers(form.role) && (
                <>
                  {' · '}
                  <Plural value={form.capacity} one="one person at most" other="# people at most" />
                </>
              )}
              {programme.mode !== 'private-pair' && (
                <>
                  {' · '}
                  <AgeWords adult={form.adult === true} />
                </>
              )}
            </p>
          </div>
        </div>
        {isThird && (
          <>
            <dl>{languages}</dl>
            {words}
          </>
        )}
      </Part>
      {isThird || (
        <>
          <Part onEdit={edit && (() => edit('skills'))} title={<Trans>What you bring and what you look for</Trans>}>
            <dl>
              <Words label={<Trans>You can share</Trans>} words={form.skillsOffered} />
              <Words label={<Trans>You would like to learn</Trans>} words={form.skillsSought} />
              <Words
                label={<Trans>Topics</Trans>}
                words={form.topics.map((topic) => topics.find(({ value }) => value === topic)?.label ?? topic)}
              />
              {languages}
            </dl>
          </Part>
          <Part onEdit={edit && (() => edit('time'))} title={<Trans>When you are free</Trans>}>
            <p className="week-summary">
              <WeekSummary free={form.availability} />
            </p>
            <p className="caption muted">{form.timeZone && cityName(form.timeZone)}</p>
            {words}
            <dl>
              <Words
                label={<Trans>Would like to work with (only the coordinator reads it)</Trans>}
                words={wordsOf(form.hint)}
              />
            </dl>
          </Part>
        </>
      )}
      {stepsOf(form.role, askedBy(pack)).includes('more') && (
        <Part onEdit={edit && (() => edit('more'))} title={<Trans>What this programme asks too</Trans>}>
          <MoreFacts form={form} pack={pack} />
        </Part>
      )}
    </div>
  );
}

function MoreFacts({ form, pack }: { form: CardForm; pack: Pack | null }) {
  const { i18n } = useLingui();
  const asked = askedBy(pack);
  const wanted = [i18n.locale, ...form.languages];
  const isThird = accompanies(form.role);
  return (
    <dl>
      {asked.organisation && <Words label={<Trans>Organisation</Trans>} words={wordsOf(form.organisation)} />}
      {asked.manager && !isThird && (
        <Words label={<Trans>Answers to (only the coordinator reads it)</Trans>} words={wordsOf(form.manager)} />
      )}
      {(isThird ? [] : asked.questions).map((question) => (
        <Words
          key={question.id}
          label={
            <>
              <span dir="auto">{inLanguage(question.ask, wanted, pack?.languages)}</span>
              {question.affinity && (
                <>
                  {' '}
                  <Trans>(only the coordinator reads it)</Trans>
                </>
              )}
            </>
          }
          words={saidTo(question, form.answers).flatMap((said) => {
            const option = question.options.find(({ id }) => id === said);
            return wordsOf(option ? inLanguage(option.label, wanted, pack?.languages) : said);
          })}
        />
      ))}
    </dl>
  );
}

const wordsOf = (text: string): string[] => (text.trim() === '' ? [] : [text.trim()]);

function Part({
  title,
  onEdit,
  children,
}: {
  title: ReactNode;
  onEdit: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <section className="card review-part">
      <div className="review-head">
        <h2>{title}</h2>
        {onEdit && (
          <Button small kind="plain" onClick={onEdit}>
            <Trans>Change</Trans>
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}

function Words({ label, words }: { label: ReactNode; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="review-tags">
        {words.map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </dd>
    </div>
  );
}
