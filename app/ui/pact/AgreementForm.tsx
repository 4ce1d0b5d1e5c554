import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import { PACT_LIMITS, TERMS, type Term, type Terms } from '../../model/pact.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { usePack } from '../pack/usePack.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { BeginAgain } from '../workspace/BeginAgain.tsx';
import { withWhom } from '../workspace/people.ts';
import { useBegun } from '../workspace/useBegun.ts';
import type { PactProps } from './Pact.tsx';
import { pairLanguages } from './pairLanguages.ts';
import { TERM_WORDS } from './terms.ts';
import { useTries } from './useTries.ts';

const NOTHING: Terms = { aims: '', rhythm: '', ways: '', between: '', silence: '' };

/** Five questions, begun with what stands, else with what the programme proposes, once that is known. */
export function AgreementForm(props: PactProps) {
  const pack = usePack(props.workspace);
  return pack === undefined ? null : <Form {...props} begun={pack} />;
}

/** As the programme would have it, in a language of both: they change it as they like. */
function proposedBy(pack: Pack | null, languages: readonly string[]): Terms | null {
  const said = TERMS.filter((term) => pack?.agreement[term] !== undefined);
  if (pack === null || said.length === 0) return null;
  const words = said.map((term) => [term, inLanguage(pack.agreement[term] ?? {}, languages, pack.languages)]);
  return { ...NOTHING, ...Object.fromEntries(words) };
}

/** My own words that were passed by come first. */
function Form({ workspace, pact, begun: pack }: PactProps & { begun: Pack | null }) {
  const { t, i18n } = useLingui();
  const proposed = proposedBy(pack, pairLanguages(workspace.members, i18n.locale));
  const [, go] = useLocation();
  const { announce } = useAnnouncer();
  const [first] = useState<Terms>(() => {
    const { agreed, open, beside } = pact.state.get().agreement;
    return (beside ?? open ?? agreed)?.what.terms ?? proposed ?? NOTHING;
  });
  const begun = useBegun(workspace, 'agreement', first);
  const terms = begun.fields;
  const [isProposed] = useState(() => {
    const { agreed, open, beside } = pact.state.get().agreement;
    return (beside ?? open ?? agreed) === null && proposed !== null;
  });
  const [isLate, setLate] = useState(false);
  const { busy, refused, run } = useTries();
  const name = withWhom(workspace);
  const isEmpty = TERMS.every((term) => terms[term].trim() === '');
  async function sign(): Promise<void> {
    setLate(true);
    if (isEmpty) return;
    const trimmed = Object.fromEntries(TERMS.map((term) => [term, terms[term].trim()])) as Record<Term, string>;
    if (!(await run(() => pact.propose({ kind: 'agreement', terms: trimmed })))) return;
    begun.forget();
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
        toFirstFault(event.currentTarget);
      }}
    >
      <p className="muted">
        <Trans>
          A few sentences are enough, and none is needed everywhere. You sign them, then <bdi>{name}</bdi> does, or asks
          for other words.
        </Trans>
      </p>
      {isProposed && (
        <p className="second muted">
          <Trans>It begins with what the programme proposes. Change whatever does not suit you two.</Trans>
        </p>
      )}
      {TERMS.map((term) => (
        <TextArea
          key={term}
          label={i18n._(TERM_WORDS[term].title)}
          hint={i18n._(TERM_WORDS[term].hint)}
          error={term === 'aims' && isLate && isEmpty && t`Write at least one of the five.`}
          rows={2}
          max={PACT_LIMITS.part}
          value={terms[term]}
          onValue={(words) => begun.put({ [term]: words })}
        />
      ))}
      {refused !== null && <Refused why={refused} />}
      <div className="pact-foot">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>
            Sign, and propose it to <bdi>{name}</bdi>
          </Trans>
        </Button>
        <BeginAgain of={begun} />
      </div>
    </form>
  );
}
