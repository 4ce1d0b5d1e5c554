import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../../model/limits.ts';
import { FORMATS, OBJECTIVES, PACK_LIMITS, type Pack, withOrganisation } from '../../../model/pack.ts';
import { parsePackValue } from '../../../model/packCodec.ts';
import { formatList } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { Check } from '../../parts/Choice.tsx';
import { Notice } from '../../parts/EmptyState.tsx';
import { Line, NumberField, Prose } from './ItemFields.tsx';
import { KeepDialog } from './KeepDialog.tsx';
import type { PackPart } from './PackTab.tsx';
import { FORMAT_WORDS, OBJECTIVE_WORDS, read } from './partWords.tsx';

/** What the programme is, for whom, for how long, and how often the two meet. */
export function FactsCard({ pack, language, change }: PackPart) {
  const { t, i18n } = useLingui();
  const [editing, setEditing] = useState(false);
  const audience = read(pack, language, pack.audience);
  const formats = pack.formats.map((each) => i18n._(FORMAT_WORDS[each])).join(' · ');
  return (
    <section className="card pack-part">
      <header className="pack-part-head">
        <h2 dir="auto">{read(pack, language, pack.name)}</h2>
      </header>
      <p className="pack-purpose" dir="auto">
        {read(pack, language, pack.purpose)}
      </p>
      <dl className="pack-facts">
        {audience !== '' && <Fact name={t`For`}>{audience}</Fact>}
        {pack.objectives.length > 0 && (
          <Fact name={t`To`}>{pack.objectives.map((each) => i18n._(OBJECTIVE_WORDS[each])).join(' · ')}</Fact>
        )}
        <Fact name={t`As`}>{formats}</Fact>
        <Fact name={t`Rhythm`}>
          {formatList(i18n.locale, [
            t`${plural(pack.months, { one: '# month', other: '# months' })}`,
            t`${plural(pack.cadenceDays, { one: 'a meeting every day', other: 'a meeting every # days' })}`,
            t`${pack.sessionMinutes} minutes each`,
          ])}
        </Fact>
      </dl>
      <Button small onClick={() => setEditing(true)}>
        <Trans>Change</Trans>
      </Button>
      {editing && <FactsDialog pack={pack} language={language} change={change} onClose={() => setEditing(false)} />}
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="caption muted">{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function toggled<T>(all: readonly T[], chosen: readonly T[], one: T, on: boolean): T[] {
  return all.filter((each) => (each === one ? on : chosen.includes(each)));
}

function FactsDialog({ pack, language, change, onClose }: PackPart & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [draft, setDraft] = useState<Pack>(pack);
  const [lacking, setLacking] = useState(false);
  const put = (part: Partial<Pack>) => setDraft({ ...draft, ...part });
  const rest = { pack, language };
  const keep = async () => {
    if (!parsePackValue(draft).ok) setLacking(true);
    else if (await change(draft)) onClose();
  };
  return (
    <KeepDialog title={<Trans>What it is</Trans>} onKeep={keep} onClose={onClose}>
      {lacking && (
        <Notice tone="danger" title={<Trans>Something is missing here</Trans>}>
          <Trans>It needs a name, a purpose and at least one way of being together.</Trans>
        </Notice>
      )}
      <Line label={t`Name`} text={draft.name} {...rest} max={LIMITS.name} onText={(name) => put({ name })} />
      <Prose
        label={t`What it is for`}
        text={draft.purpose}
        {...rest}
        max={LIMITS.words}
        onText={(purpose) => put({ purpose })}
      />
      <Line
        label={t`For whom`}
        text={draft.audience}
        {...rest}
        max={PACK_LIMITS.words}
        onText={(audience) => put({ audience })}
      />
      <fieldset className="pack-choices">
        <legend>
          <Trans>What the organisation wants to reach</Trans>
        </legend>
        {OBJECTIVES.map((one) => (
          <Check
            key={one}
            label={i18n._(OBJECTIVE_WORDS[one])}
            checked={draft.objectives.includes(one)}
            onChecked={(on) => put({ objectives: toggled(OBJECTIVES, draft.objectives, one, on) })}
          />
        ))}
      </fieldset>
      <fieldset className="pack-choices">
        <legend>
          <Trans>How people are together</Trans>
        </legend>
        {FORMATS.map((one) => (
          <Check
            key={one}
            label={i18n._(FORMAT_WORDS[one])}
            checked={draft.formats.includes(one)}
            onChecked={(on) => put({ formats: toggled(FORMATS, draft.formats, one, on) })}
          />
        ))}
      </fieldset>
      <Check
        label={t`Ask everybody which organisation they are of`}
        detail={<Trans>Contacts of an organisation, and staff, can then apply too: matched with nobody.</Trans>}
        checked={draft.organisation === true}
        onChecked={(on) => setDraft(withOrganisation(draft, on))}
      />
      <NumberField
        label={t`Months`}
        value={draft.months}
        min={LIMITS.minimumMonths}
        max={LIMITS.maximumMonths}
        onValue={(months) => put({ months })}
      />
      <NumberField
        label={t`Days from one meeting to the next`}
        value={draft.cadenceDays}
        min={1}
        max={90}
        onValue={(cadenceDays) => put({ cadenceDays })}
      />
      <NumberField
        label={t`Minutes of a meeting`}
        value={draft.sessionMinutes}
        min={10}
        max={240}
        onValue={(sessionMinutes) => put({ sessionMinutes })}
      />
    </KeepDialog>
  );
}
