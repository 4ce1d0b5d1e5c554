import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { ChangedWords } from './ChangedWords.tsx';
import { LackWords } from './LackWords.tsx';
import { nextStepOf } from './nextStep.ts';
import { RunButton } from './RunButton.tsx';
import { chosenIn } from './ready.ts';

/** One sentence: what to do next, and the button that does it. */
export function NextStepCard({ office }: { office: Office }) {
  const published = useObservable(office.published);
  const directory = useObservable(office.directory);
  const proposal = useObservable(office.proposal);
  const sent = useObservable(office.sent);
  const proposable = useObservable(office.proposable);
  const choices = useObservable(office.choices);
  const of = chosenIn(useObservable(office.pack));
  const step = nextStepOf(published, directory, proposal, sent, of && { of, proposable, choices });
  const at = `/office/${office.id}`;
  const link = (href: string, words: ReactNode) => (
    <ButtonLink kind="primary" href={href}>
      {words}
    </ButtonLink>
  );
  const pairs = link(`${at}/pairs`, <Trans>See the pairs</Trans>);
  switch (step.tag) {
    case 'publish':
      return (
        <Step
          words={<Trans>The programme is on its way to the server. The link works as soon as it is there.</Trans>}
        />
      );
    case 'hand-out':
      return (
        <Step words={<Trans>Hand out the link below. Each card that someone sends appears in the directory.</Trans>} />
      );
    case 'lacking':
      return (
        <Step
          words={<LackWords lack={step.lack} />}
          action={link(`${at}/directory`, <Trans>See the directory</Trans>)}
        />
      );
    case 'changed':
      return (
        <Step words={<ChangedWords cards={step.cards} />} action={<RunButton office={office} kind="primary" again />} />
      );
    case 'match':
      return (
        <Step
          words={
            <Plural value={step.cards} one="# card is ready to be matched." other="# cards are ready to be matched." />
          }
          action={<RunButton office={office} kind="primary" />}
        />
      );
    case 'send':
      return (
        <Step
          words={
            <Plural
              value={step.pairs}
              one="# pair is proposed. Look at it, change what you know better, then send the invitations."
              other="# pairs are proposed. Look at them, change what you know better, then send the invitations."
            />
          }
          action={pairs}
        />
      );
    case 'nobody':
      return (
        <Step
          words={<Trans>The last run found nobody to pair. The list says why for each person.</Trans>}
          action={link(`${at}/pairs`, <Trans>See why</Trans>)}
        />
      );
    case 'wait':
      return (
        <Step
          words={
            <>
              <Plural
                value={step.open}
                one="# invitation waits for an answer."
                other="# invitations wait for an answer."
              />{' '}
              {step.waiting > 0 && (
                <Plural
                  value={step.waiting}
                  one="# person waits without a pair."
                  other="# people wait without a pair."
                />
              )}
            </>
          }
          action={
            <>
              {step.runnable && <RunButton office={office} again />}
              {link(`${at}/sent`, <Trans>See the invitations</Trans>)}
            </>
          }
        />
      );
    case 'propose': {
      const waiting = step.people;
      return (
        <Step
          words={
            step.of === 'mentees' ? (
              <Plural value={waiting} one="Propose mentees to # mentor" other="Propose mentees to # mentors" />
            ) : (
              <Plural value={waiting} one="Propose mentors to # mentee" other="Propose mentors to # mentees" />
            )
          }
          action={pairs}
        />
      );
    }
    case 'accompany': {
      const alone = step.pairs;
      return (
        <Step
          words={
            <Plural
              value={alone}
              one="# pair has nobody yet: no invitation goes out before."
              other="# pairs have nobody yet: no invitation goes out before."
            />
          }
          action={pairs}
        />
      );
    }
    case 'allow':
      return <Step words={<Trans>A mentor has chosen. Look at it: nobody is asked before.</Trans>} action={pairs} />;
    case 'choosing':
      return (
        <Step words={<Trans>Now it is for them to choose. Each choice is shown under Pairs.</Trans>} action={pairs} />
      );
    case 'at-work':
      return (
        <Step
          words={
            <Plural
              value={step.pairs}
              one="# pair is at work. New cards can be matched at any time."
              other="# pairs are at work. New cards can be matched at any time."
            />
          }
        />
      );
  }
}

function Step({ words, action }: { words: ReactNode; action?: ReactNode }) {
  return (
    <section className="card next-step">
      <div className="grow">
        <h2 className="caption muted">
          <Trans>Next step</Trans>
        </h2>
        <p className="next-words">{words}</p>
      </div>
      {action}
    </section>
  );
}
