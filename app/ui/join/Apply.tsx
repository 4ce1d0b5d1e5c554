import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { canonicalLanguage } from '../../model/zone.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { ProgrammeView } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { errorWords } from '../words.ts';
import { Applied } from './Applied.tsx';
import { askedBy, type CardForm, draftOf, formOf, missingIn, newForm, type Step, stepOf, stepsOf } from './cardForm.ts';
import { inTheirWords } from './inTheirWords.ts';
import { keepForm, keptForm, knownProgramme } from './known.ts';
import { token } from './link.ts';
import { MoreStep } from './MoreStep.tsx';
import { ProgrammePage } from './ProgrammePage.tsx';
import { Review } from './Review.tsx';
import { SkillsStep } from './SkillsStep.tsx';
import { TimeStep } from './TimeStep.tsx';
import { YouStep } from './YouStep.tsx';
import './join.css';

/** The card, in a few calm steps and a last look. What is typed stays in memory until it is sent. */
export function Apply({ programme: id }: { programme: string }) {
  const view = knownProgramme(id);
  // After a reload the programme has to be read again: its page says how.
  return view === null ? <ProgrammePage /> : <Card view={view} />;
}

type Place = Step | 'review' | 'done';

function Card({ view }: { view: ProgrammeView }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { announce, hush } = useAnnouncer();
  const home = useObservable(session.home);
  const { programme, id, pack } = view;
  const asked = askedBy(pack);
  const [form, setForm] = useState<CardForm>(() => {
    const before = home.applications.find((each) => each.programme === id);
    return (
      keptForm(id) ??
      (before && !before.card.withdrawn ? formOf(before.card) : newForm(home.name, canonicalLanguage(i18n.locale)))
    );
  });
  const [place, setPlace] = useState<Place>('you');
  // What is missing is told only once a person has tried to go on.
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);

  const change = (part: Partial<CardForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    keepForm(id, next);
  };
  const go = (to: Place) => {
    moved.current = true;
    hush();
    setTried(false);
    setPlace(to);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step starts at its top
  useEffect(() => {
    if (!moved.current) return;
    heading.current?.closest('main')?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [place]);

  if (place === 'done') return <Applied view={view} />;

  const steps = stepsOf(form.role, asked);
  const last = steps.at(-1) ?? 'you';
  const step = steps.indexOf(place === 'review' ? last : place);
  const missing = place === 'review' || !tried ? [] : missingIn(form, place, programme.mode, asked);
  const props = { form, change, missing, programme, pack };
  const next = () => {
    if (place === 'review') return;
    if (missingIn(form, place, programme.mode, asked).length > 0) {
      setTried(true);
      announce(t`Something is missing on this page.`);
      toFirstFault(document.querySelector('.apply-form'));
      return;
    }
    go(steps[step + 1] ?? 'review');
  };
  const send = async () => {
    const draft = draftOf(form, programme.mode, asked);
    if (draft === null || busy) return;
    setBusy(true);
    setError(undefined);
    const result = await session.apply(id, draft);
    setBusy(false);
    if (result.ok) {
      keepForm(id, null);
      token.set(null);
      go('done');
      return;
    }
    setError(i18n._(errorWords(result.error)));
    if (result.error.tag === 'draft-invalid') go(stepOf(result.error.field, form.role, asked));
  };

  const back = place === 'you' ? undefined : () => go(place === 'review' ? last : (steps[step - 1] ?? 'you'));
  return (
    <FocusPage
      title={t`My card`}
      step={place}
      back="/p"
      {...(back && { onBack: back })}
      actions={
        place === 'review' ? (
          <Button kind="primary" wide busy={busy} onClick={() => void send()}>
            {busy ? <Trans>Sealing…</Trans> : <Trans>Send my card</Trans>}
          </Button>
        ) : (
          <Button kind="primary" wide onClick={next}>
            {place === last ? <Trans>Read it over</Trans> : <Trans>Continue</Trans>}
          </Button>
        )
      }
    >
      <div className="apply-progress">
        <span>
          {place === 'review' ? (
            <Trans>Last look</Trans>
          ) : (
            <Trans>
              Step {step + 1} of {steps.length}
            </Trans>
          )}{' '}
          · <bdi>{inTheirWords(view, canonicalLanguage(i18n.locale)).name}</bdi>
        </span>
        <span className="apply-bar" aria-hidden="true" style={{ gridTemplateColumns: `repeat(${steps.length}, 1fr)` }}>
          {steps.map((each, index) => (
            <i key={each} className={index <= step ? 'done' : undefined} />
          ))}
        </span>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {place === 'you' && <Trans>Who you are</Trans>}
        {place === 'skills' && <Trans>What you bring and what you look for</Trans>}
        {place === 'time' && <Trans>When you are free</Trans>}
        {place === 'more' && <Trans>What this programme asks too</Trans>}
        {place === 'review' && <Trans>This is your card</Trans>}
      </h1>
      {error && (
        <Notice tone="danger" title={<Trans>Not sent</Trans>}>
          {error}
        </Notice>
      )}
      {place === 'you' && <YouStep {...props} />}
      {place === 'skills' && <SkillsStep {...props} />}
      {place === 'time' && <TimeStep {...props} />}
      {place === 'more' && <MoreStep {...props} />}
      {place === 'review' && <Review form={form} programme={programme} pack={pack} edit={go} />}
    </FocusPage>
  );
}
