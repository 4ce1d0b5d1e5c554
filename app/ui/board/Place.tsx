import { Trans, useLingui } from '@lingui/react/macro';
import { type BoardBox, type BoardObject, canHoldTies, hasWords } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import type { Engine } from './engine.ts';

const FIELDS = ['x', 'y', 'w', 'h'] as const;
const FARTHEST = 100_000;

interface PlaceProps {
  object: BoardObject;
  engine: Engine;
  isLine: boolean;
  nameOf: (object: BoardObject) => string;
}

/** Where the selected object lies and how large it is, as numbers: what a drag does, without one. */
export function Place({ object, engine, isLine, nameOf }: PlaceProps) {
  const { t } = useLingui();
  const names = { x: t`From the left`, y: t`From above`, w: t`Width`, h: t`Height` };
  // The height of words follows from them.
  const fields = FIELDS.filter((field) => field !== 'h' || object.kind !== 'text');
  const change = (field: keyof BoardBox, text: string): void => {
    const value = Number(text);
    if (text === '' || !Number.isFinite(value) || Math.abs(value) > FARTHEST) return;
    const isTooSmall = !isLine && (field === 'w' || field === 'h') && value < (hasWords(object.kind) ? 20 : 0);
    if (!isTooSmall) engine.place(object.id, { ...object.box, [field]: value });
  };
  return (
    <fieldset className="board-place" disabled={object.locked}>
      <legend className="caption muted">
        <Trans>Place and size</Trans>
      </legend>
      {fields.map((field) => (
        <label key={field} className="board-place-field">
          <span className="caption">{names[field]}</span>
          <input
            type="number"
            className="input"
            step={8}
            autoComplete="off"
            value={Math.round(object.box[field])}
            onChange={(event) => change(field, event.currentTarget.value)}
          />
        </label>
      ))}
      {!isLine && object.kind !== 'frame' && (
        <label className="board-place-field">
          <span className="caption">{t`Turned, in degrees`}</span>
          <input
            type="number"
            className="input"
            step={15}
            autoComplete="off"
            value={object.turn}
            onChange={(event) => {
              const to = Number(event.currentTarget.value);
              if (Number.isInteger(to) && Math.abs(to) <= 720) engine.turn(to - object.turn);
            }}
          />
        </label>
      )}
      {isLine && (
        <>
          <Tie object={object} end="from" label={t`Begins at`} engine={engine} nameOf={nameOf} />
          <Tie object={object} end="to" label={t`Ends at`} engine={engine} nameOf={nameOf} />
        </>
      )}
    </fieldset>
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
}: Omit<PlaceProps, 'isLine'> & { end: 'from' | 'to'; label: string }) {
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
