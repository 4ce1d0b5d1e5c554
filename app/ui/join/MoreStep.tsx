import { Trans, useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../model/limits.ts';
import { inLanguage } from '../../model/localised.ts';
import type { Pack, Question } from '../../model/pack.ts';
import { Check, Choice } from '../parts/Choice.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { accompanies, askedBy, isNeeded, saidTo } from './cardForm.ts';
import type { StepProps } from './stepProps.ts';

/** The programme's own questions, and where somebody comes from where two of one place are kept apart. */
export function MoreStep({ form, change, missing, programme, pack }: StepProps) {
  const { t } = useLingui();
  const asked = askedBy(pack);
  const coordinator = <bdi>{programme.coordinator}</bdi>;
  return (
    <div className="apply-form apply-skills">
      {asked.organisation && (
        <TextField
          label={t`Your organisation`}
          hint={
            accompanies(form.role) || pack?.matching.apart.includes('organisation') !== true
              ? t`The school, company or association that you are part of.`
              : t`A school, a company, an association; empty if there is none. You will not be matched with someone of the same one.`
          }
          optional
          value={form.organisation}
          onValue={(organisation) => change({ organisation })}
          maxLength={LIMITS.name}
        />
      )}
      {asked.manager && !accompanies(form.role) && (
        <TextField
          label={t`Who you answer to`}
          hint={t`A manager, a supervisor. You will not be matched with them, nor with someone of the same team. Only the coordinator reads it.`}
          optional
          value={form.manager}
          onValue={(manager) => change({ manager })}
          maxLength={LIMITS.name}
        />
      )}
      {!accompanies(form.role) &&
        pack !== null &&
        asked.questions.map((question) => (
          <Asking
            key={question.id}
            question={question}
            pack={pack}
            said={saidTo(question, form.answers)}
            onSaid={(said) => change({ answers: { ...form.answers, [question.id]: said } })}
            missing={missing.includes(`answer ${question.id}`)}
            spoken={form.languages}
          />
        ))}
      {asked.questions.some(({ affinity }) => affinity) && !accompanies(form.role) && (
        <p className="caption muted">
          <Trans>
            What only {coordinator} sees is left out of the card that is handed on to the person you are matched with.
          </Trans>
        </p>
      )}
    </div>
  );
}

interface AskingProps {
  question: Question;
  pack: Pack;
  said: readonly string[];
  onSaid: (said: readonly string[]) => void;
  missing: boolean;
  spoken: readonly string[];
}

function Asking({ question, pack, said, onSaid, missing, spoken }: AskingProps) {
  const { t, i18n } = useLingui();
  const say = (text: Question['ask']) => inLanguage(text, [i18n.locale, ...spoken], pack.languages);
  const ask = <span dir="auto">{say(question.ask)}</span>;
  const hint = question.affinity ? t`You may leave this empty; only the coordinator sees it.` : undefined;
  const error = missing && t`An answer is needed here.`;
  const optional = !isNeeded(question);
  if (question.kind === 'text')
    return (
      <TextArea
        label={ask}
        hint={hint}
        error={error}
        optional={optional}
        rows={2}
        max={LIMITS.answer}
        value={said[0] ?? ''}
        onValue={(text) => onSaid([text])}
      />
    );
  const legend = (
    <>
      {ask}
      {optional && (
        <span className="field-optional">
          <Trans>optional</Trans>
        </span>
      )}
    </>
  );
  const options = question.options.map(({ id, label }) => ({ value: id, label: say(label) }));
  if (question.kind === 'one')
    return (
      <Choice
        legend={legend}
        hint={hint}
        error={error}
        // A radio button cannot be put out again: who may leave it empty is given a way to.
        options={optional ? [...options, { value: '', label: t`I would rather not say` }] : options}
        value={said[0] ?? (optional ? '' : null)}
        onValue={(id) => onSaid(id === '' ? [] : [id])}
      />
    );
  return (
    <fieldset className="choice apply-many">
      <legend className="choice-legend">{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {options.map(({ value, label }) => (
        <Check
          key={value}
          checked={said.includes(value)}
          onChecked={(on) => onSaid(on ? [...said, value] : said.filter((each) => each !== value))}
          label={<span dir="auto">{label}</span>}
        />
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
