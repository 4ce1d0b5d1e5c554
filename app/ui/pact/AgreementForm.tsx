import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { PACT_LIMITS, TERMS, type Term, type Terms } from '../../model/pact.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { withWhom } from '../workspace/people.ts';
import type { PactProps } from './Pact.tsx';
import { TERM_WORDS } from './terms.ts';
import { useTries } from './useTries.ts';

const NOTHING: Terms = { aims: '', rhythm: '', ways: '', between: '', silence: '' };

/** Five questions, begun with what stands: my own words that were passed by come first. */
export function AgreementForm({ workspace, pact }: PactProps) {
  const { t, i18n } = useLingui();
  const [, go] = useLocation();
  const { announce } = useAnnouncer();
  const [terms, setTerms] = useState<Terms>(() => {
    const { agreed, open, beside } = pact.state.get().agreement;
    return (beside ?? open ?? agreed)?.what.terms ?? NOTHING;
  });
  const [isLate, setLate] = useState(false);
  const { busy, refused, run } = useTries();
  const name = withWhom(workspace);
  const isEmpty = TERMS.every((term) => terms[term].trim() === '');
  const set = (term: Term, words: string): void => setTerms({ ...terms, [term]: words });
  async function sign(): Promise<void> {
    setLate(true);
    if (isEmpty) return;
    const trimmed = Object.fromEntries(TERMS.map((term) => [term, terms[term].trim()])) as Record<Term, string>;
    if (!(await run(() => pact.propose({ kind: 'agreement', terms: trimmed })))) return;
    announce(t`Signed`);
    go(`/w/${workspace.id}/pact`);
  }
  return (
    <form
      className="pact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <p className="muted">
        <Trans>
          A few sentences are enough, and none is needed everywhere. You sign them, then <bdi>{name}</bdi> does, or asks
          for other words.
        </Trans>
      </p>
      {TERMS.map((term) => (
        <TextArea
          key={term}
          label={i18n._(TERM_WORDS[term].title)}
          hint={i18n._(TERM_WORDS[term].hint)}
          error={term === 'aims' && isLate && isEmpty && t`Write at least one of the five.`}
          rows={2}
          max={PACT_LIMITS.part}
          value={terms[term]}
          onValue={(words) => set(term, words)}
        />
      ))}
      {refused !== null && <Refused why={refused} />}
      <div className="pact-foot">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>
            Sign, and propose it to <bdi>{name}</bdi>
          </Trans>
        </Button>
      </div>
    </form>
  );
}
