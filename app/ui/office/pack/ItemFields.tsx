import { useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../../model/limits.ts';
import type { Localised } from '../../../model/localised.ts';
import {
  type Contact,
  type Module,
  PACK_LIMITS,
  type Pack,
  type PackBadge,
  type Question,
  type Sheet,
} from '../../../model/pack.ts';
import { itemIdFrom } from '../../../model/packFace.ts';
import { Check, Segmented } from '../../parts/Choice.tsx';
import { Field, TextArea, TextField } from '../../parts/Field.tsx';
import { Checks } from './Checks.tsx';
import { type ListPart, type Lists, optionLines, optionsFrom, say } from './packItems.ts';
import { read } from './partWords.tsx';

interface FieldsProps<T> {
  item: T;
  pack: Pack;
  language: string;
  onItem: (item: T) => void;
}

/** The fields of one item, by what it is. */
export function ItemFields({ part, item, pack, language, onItem }: FieldsProps<Lists[ListPart]> & { part: ListPart }) {
  const { t } = useLingui();
  const rest = { pack, language };
  if ('label' in item) {
    return (
      <Line
        label={t`Topic`}
        text={item.label}
        max={LIMITS.entry}
        {...rest}
        onText={(label) => onItem({ ...item, label })}
      />
    );
  }
  if ('ask' in item) return <QuestionFields item={item} {...rest} onItem={onItem} />;
  if ('checks' in item) return <ModuleFields item={item} {...rest} onItem={onItem} />;
  if ('reach' in item) return <ContactFields item={item} {...rest} onItem={onItem} />;
  if ('missions' in item) return <BadgeFields item={item} {...rest} onItem={onItem} />;
  if ('kind' in item) return <SheetFields item={item} {...rest} onItem={onItem} />;
  if ('title' in item) {
    return (
      <>
        <Line label={t`Title`} text={item.title} {...rest} onText={(title) => onItem({ ...item, title })} />
        <Prose
          label={t`What to do`}
          text={item.text}
          max={PACK_LIMITS.words}
          {...rest}
          onText={(text) => onItem({ ...item, text })}
        />
      </>
    );
  }
  const isStatement = part === 'survey';
  return isStatement ? (
    <Line
      label={t`Statement`}
      hint={t`As the person would say it: “I feel heard.”`}
      max={PACK_LIMITS.line}
      text={item.text}
      {...rest}
      onText={(text) => onItem({ ...item, text })}
    />
  ) : (
    <Prose
      label={t`Prompt`}
      text={item.text}
      max={PACK_LIMITS.words}
      {...rest}
      onText={(text) => onItem({ ...item, text })}
    />
  );
}

interface TextProps {
  label: string;
  hint?: string;
  text: Localised;
  pack: Pack;
  language: string;
  max?: number;
  onText: (text: Localised) => void;
}

/** What it says in the pack's own language stands under the field while it is not said in this one. */
const hintOf = ({ hint, text, language, pack }: TextProps): string | undefined =>
  text[language] === undefined && Object.keys(text).length > 0 ? read(pack, language, text) : hint;

export function Line(props: TextProps) {
  const { label, text, language, max = PACK_LIMITS.name, onText } = props;
  const hint = hintOf(props);
  return (
    <TextField
      label={label}
      {...(hint !== undefined && { hint })}
      maxLength={max}
      lang={language}
      value={text[language] ?? ''}
      onValue={(words) => onText(say(text, language, words))}
    />
  );
}

export function Prose(props: TextProps & { rows?: number }) {
  const { label, text, language, max = PACK_LIMITS.text, rows = 5, onText } = props;
  const hint = hintOf(props);
  return (
    <TextArea
      label={label}
      {...(hint !== undefined && { hint })}
      rows={rows}
      max={max}
      value={text[language] ?? ''}
      onValue={(words) => onText(say(text, language, words))}
    />
  );
}

function QuestionFields({ item, pack, language, onItem }: FieldsProps<Question>) {
  const { t } = useLingui();
  const taken = item.options.map(({ id }) => id);
  return (
    <>
      <Line
        label={t`Question`}
        text={item.ask}
        pack={pack}
        language={language}
        max={PACK_LIMITS.line}
        onText={(ask) => onItem({ ...item, ask })}
      />
      <Segmented
        legend={t`How it is answered`}
        value={item.kind}
        onValue={(kind) => onItem(kind === 'text' ? { ...item, kind, options: [], weight: 0 } : { ...item, kind })}
        options={[
          { value: 'one', label: t`One answer` },
          { value: 'many', label: t`Several` },
          { value: 'text', label: t`In words` },
        ]}
      />
      {item.kind !== 'text' && (
        <>
          <TextArea
            label={t`Answers to choose among`}
            hint={t`One a line.`}
            rows={5}
            value={optionLines(item.options, language, (text) => read(pack, language, text))}
            onValue={(lines) => {
              const made: string[] = [];
              const newId = (): string => {
                const id = itemIdFrom(`option ${taken.length + made.length + 1}`, [...taken, ...made]);
                made.push(id);
                return id;
              };
              onItem({ ...item, options: optionsFrom(lines, item.options, language, newId) });
            }}
          />
          <NumberField
            label={t`How much it counts in the matching`}
            hint={t`0: not at all. 10: a must.`}
            value={item.weight}
            min={0}
            max={10}
            onValue={(weight) => onItem({ ...item, weight })}
          />
        </>
      )}
      <Check
        label={t`About origin, gender, belief or the like`}
        detail={t`Never required, and read by nobody but you.`}
        checked={item.affinity}
        onChecked={(affinity) => onItem({ ...item, affinity, required: affinity ? false : item.required })}
      />
      {!item.affinity && (
        <Check
          label={t`Everybody has to answer`}
          checked={item.required}
          onChecked={(required) => onItem({ ...item, required })}
        />
      )}
    </>
  );
}

function ModuleFields({ item, pack, language, onItem }: FieldsProps<Module>) {
  const { t } = useLingui();
  const rest = { pack, language };
  return (
    <>
      <Line label={t`Title`} text={item.title} {...rest} onText={(title) => onItem({ ...item, title })} />
      <Segmented
        legend={t`For whom`}
        value={item.audience}
        onValue={(audience) => onItem({ ...item, audience })}
        options={[
          { value: 'all', label: t`Everybody` },
          { value: 'mentor', label: t`Mentors` },
          { value: 'mentee', label: t`Mentees` },
        ]}
      />
      <Prose
        label={t`Text`}
        hint={t`Paragraphs, lists and **bold** in Markdown.`}
        rows={9}
        text={item.text}
        {...rest}
        onText={(text) => onItem({ ...item, text })}
      />
      <NumberField
        label={t`Minutes it takes`}
        value={item.minutes}
        min={1}
        max={120}
        onValue={(minutes) => onItem({ ...item, minutes })}
      />
      <Checks checks={item.checks} {...rest} onChecks={(checks) => onItem({ ...item, checks })} />
    </>
  );
}

function SheetFields({ item, pack, language, onItem }: FieldsProps<Sheet>) {
  const { t } = useLingui();
  const rest = { pack, language };
  return (
    <>
      <Line label={t`Title`} text={item.title} {...rest} onText={(title) => onItem({ ...item, title })} />
      <Segmented
        legend={t`What it is`}
        value={item.kind}
        onValue={(kind) => onItem({ ...item, kind })}
        options={[
          { value: 'tip', label: t`To read` },
          { value: 'template', label: t`A page to begin from` },
        ]}
      />
      <Prose label={t`Text`} rows={9} text={item.text} {...rest} onText={(text) => onItem({ ...item, text })} />
    </>
  );
}

function BadgeFields({ item, pack, language, onItem }: FieldsProps<PackBadge>) {
  const { t } = useLingui();
  return (
    <>
      <Line
        label={t`Name`}
        text={item.name}
        pack={pack}
        language={language}
        onText={(name) => onItem({ ...item, name })}
      />
      {pack.missions.map(({ id, title }) => (
        <Check
          key={id}
          label={read(pack, language, title)}
          checked={item.missions.includes(id)}
          onChecked={(on) =>
            onItem({ ...item, missions: on ? [...item.missions, id] : item.missions.filter((each) => each !== id) })
          }
        />
      ))}
    </>
  );
}

function ContactFields({ item, pack, language, onItem }: FieldsProps<Contact>) {
  const { t } = useLingui();
  return (
    <>
      <Line
        label={t`Who they are`}
        text={item.name}
        pack={pack}
        language={language}
        onText={(name) => onItem({ ...item, name })}
      />
      <TextField
        label={t`Number or web address`}
        hint={t`Such as 3018, +33 1 23 45 67 89 or https://…`}
        maxLength={PACK_LIMITS.line}
        value={item.reach}
        onValue={(reach) => onItem({ ...item, reach: reach.trim() })}
      />
      <TextField
        label={t`Country`}
        hint={t`Two letters, such as FR. Empty: everywhere.`}
        maxLength={2}
        optional
        value={item.country}
        onValue={(country) => onItem({ ...item, country: country.trim().toUpperCase() })}
      />
    </>
  );
}

export function NumberField({
  label,
  hint,
  value,
  min,
  max,
  onValue,
}: {
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  onValue: (value: number) => void;
}) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <input
          {...ids}
          className="input pack-number"
          type="number"
          autoComplete="off"
          inputMode="numeric"
          min={min}
          max={max}
          value={value}
          onChange={(event) => {
            const number = event.currentTarget.valueAsNumber;
            if (Number.isInteger(number)) onValue(Math.min(max, Math.max(min, number)));
          }}
        />
      )}
    </Field>
  );
}
