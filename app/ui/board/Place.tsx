import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type BoardBox, type BoardObject, canHoldTies, hasWords, isLineKind } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import { shifted } from './arranging.ts';
import type { Engine } from './engine.ts';
import { resized } from './handles.ts';
import { STEP } from './keys.ts';
import { boundsOfAll } from './shapes.ts';

const FIELDS = ['x', 'y', 'w', 'h'] as const;
const FARTHEST = 100_000;

/** What was there when the hand came to a number. */
interface Held {
  readonly objects: readonly BoardObject[];
  readonly carried: readonly BoardObject[];
  readonly box: BoardBox;
}

interface PlaceProps {
  /** What is selected, one at least. */
  objects: readonly BoardObject[];
  engine: Engine;
  nameOf: (object: BoardObject) => string;
}

/** Where what is selected lies and how large it is, as numbers: what a drag does, without one. Several go together. */
export function Place({ objects, engine, nameOf }: PlaceProps) {
  const { t } = useLingui();
  // A number is written digit by digit: each starts from what was there before, and a frame gathers nothing on its way.
  const [held, setHeld] = useState<Held | null>(null);
  const only = objects.length === 1 ? objects[0] : undefined;
  const box = only?.box ?? boundsOfAll(objects);
  if (box === null) return null;
  const names = { x: t`From the left`, y: t`From above`, w: t`Width`, h: t`Height` };
  const isLine = only !== undefined && isLineKind(only.kind);
  const hold = (): Held => ({ objects, carried: engine.carried(), box });
  // The height of words follows from them.
  const fields = FIELDS.filter((field) => field !== 'h' || only?.kind !== 'text');
  const change = (field: keyof BoardBox, value: number): void => {
    if (Math.abs(value) > FARTHEST) return;
    const from = held ?? hold();
    const by = value - from.box[field];
    if (field === 'x') engine.put(shifted(from.carried, by, 0));
    else if (field === 'y') engine.put(shifted(from.carried, 0, by));
    else if (only === undefined) {
      engine.put(resized(from.objects, 'se', field === 'w' ? by : 0, field === 'h' ? by : 0, false));
    } else if (isLine) engine.put(new Map([[only.id, { box: { ...box, [field]: value }, from: null, to: null }]]));
    else if (value >= (hasWords(only.kind) ? 20 : 0))
      engine.put(new Map([[only.id, { box: { ...box, [field]: value } }]]));
  };
  return (
    <fieldset className="board-place" disabled={objects.some(({ locked }) => locked)}>
      <legend className="caption muted">
        <Trans>Place and size</Trans>
      </legend>
      {fields.map((field) => (
        <NumberField
          key={field}
          label={names[field]}
          step={STEP}
          value={Math.round(box[field])}
          onHold={() => setHeld(hold())}
          onChange={(value) => change(field, value)}
        />
      ))}
      {only !== undefined && !isLine && only.kind !== 'frame' && (
        <NumberField
          label={t`Turned, in degrees`}
          step={15}
          value={only.turn}
          onChange={(to) => {
            if (Number.isInteger(to) && Math.abs(to) <= 720) engine.turn(to - only.turn);
          }}
        />
      )}
      {isLine && (
        <>
          <Tie object={only} end="from" label={t`Begins at`} engine={engine} nameOf={nameOf} />
          <Tie object={only} end="to" label={t`Ends at`} engine={engine} nameOf={nameOf} />
        </>
      )}
    </fieldset>
  );
}

interface NumberFieldProps {
  label: string;
  step: number;
  value: number;
  /** The hand has come to it. */
  onHold?: () => void;
  onChange: (value: number) => void;
}

/** While it is written in, it shows what was written: a sign alone is no number yet. */
function NumberField({ label, step, value, onHold, onChange }: NumberFieldProps) {
  const [written, setWritten] = useState<string | null>(null);
  return (
    <label className="board-place-field">
      <span className="caption">{label}</span>
      <input
        type="number"
        className="input"
        step={step}
        autoComplete="off"
        value={written ?? value}
        onFocus={onHold}
        onBlur={() => setWritten(null)}
        onChange={({ currentTarget: { value: text } }) => {
          setWritten(text);
          if (text !== '' && Number.isFinite(Number(text))) onChange(Number(text));
        }}
      />
    </label>
  );
}

/** A choice of hundreds helps nobody: of more, the nearest. */
const CHOICES = 100;

/** To what an end of a line is tied: what a drag of that end does, without one. */
function Tie({
  object,
  end,
  label,
  engine,
  nameOf,
}: Omit<PlaceProps, 'objects'> & { object: BoardObject; end: 'from' | 'to'; label: string }) {
  const { t } = useLingui();
  const objects = useObservable(engine.board.objects);
  const { x, y, w, h } = object.box;
  const at = end === 'from' ? { x, y } : { x: x + w, y: y + h };
  const far = ({ box }: BoardObject): number => Math.hypot(box.x + box.w / 2 - at.x, box.y + box.h / 2 - at.y);
  const tied = object[end]?.id;
  const choices = objects
    .filter(({ kind }) => canHoldTies(kind))
    .sort((a, b) => Number(b.id === tied) - Number(a.id === tied) || far(a) - far(b))
    .slice(0, CHOICES);
  return (
    <label className="board-place-field">
      <span className="caption">{label}</span>
      <select
        className="input"
        value={choices.some(({ id }) => id === tied) ? tied : ''}
        onChange={(event) => {
          const holder = choices.find(({ id }) => id === event.currentTarget.value);
          engine.tie(object.id, end, holder?.id ?? null);
        }}
      >
        <option value="">{t`nothing`}</option>
        {choices.map((each) => (
          <option key={each.id} value={each.id}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
