import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { PACK_LIMITS, type Pack } from '../../../model/pack.ts';
import { TERMS } from '../../../model/pact.ts';
import { Button } from '../../parts/Button.tsx';
import { Fact } from './FactsCard.tsx';
import { Prose } from './ItemFields.tsx';
import { KeepDialog } from './KeepDialog.tsx';
import type { PackPart } from './PackTab.tsx';
import { read, TERM_WORDS } from './partWords.tsx';

/** Where the two begin when they write their agreement. They change it as they like. */
export function AgreementCard({ pack, language, change }: PackPart) {
  const { i18n } = useLingui();
  const [editing, setEditing] = useState(false);
  const said = TERMS.flatMap((term) => {
    const text = pack.agreement[term];
    return text === undefined ? [] : [{ term, words: read(pack, language, text) }];
  });
  return (
    <section className="card pack-part">
      <header className="pack-part-head">
        <h2>
          <Trans>Where an agreement begins</Trans>
        </h2>
      </header>
      <p className="second muted">
        <Trans>The two of each pair find these sentences in their agreement, and change them as they like.</Trans>
      </p>
      {said.length > 0 && (
        <dl className="pack-facts">
          {said.map(({ term, words }) => (
            <Fact key={term} name={i18n._(TERM_WORDS[term])}>
              {words}
            </Fact>
          ))}
        </dl>
      )}
      <Button small onClick={() => setEditing(true)}>
        <Trans>Change</Trans>
      </Button>
      {editing && <AgreementDialog pack={pack} language={language} change={change} onClose={() => setEditing(false)} />}
    </section>
  );
}

function AgreementDialog({ pack, language, change, onClose }: PackPart & { onClose: () => void }) {
  const { i18n } = useLingui();
  const [agreement, setAgreement] = useState<Pack['agreement']>(pack.agreement);
  const keep = async () => {
    const said = Object.entries(agreement).filter(([, text]) => text !== undefined && Object.keys(text).length > 0);
    if (await change({ ...pack, agreement: Object.fromEntries(said) })) onClose();
  };
  return (
    <KeepDialog title={<Trans>Where an agreement begins</Trans>} onKeep={keep} onClose={onClose}>
      {TERMS.map((term) => (
        <Prose
          key={term}
          label={i18n._(TERM_WORDS[term])}
          rows={2}
          max={PACK_LIMITS.words}
          text={agreement[term] ?? {}}
          pack={pack}
          language={language}
          onText={(text) => setAgreement({ ...agreement, [term]: text })}
        />
      ))}
    </KeepDialog>
  );
}
