import { Trans, useLingui } from '@lingui/react/macro';
import { type BoardBox, type BoardObject, hasWords } from '../../model/board.ts';
import type { Engine } from './engine.ts';

const FIELDS = ['x', 'y', 'w', 'h'] as const;
const FARTHEST = 100_000;

/** Where the selected object lies and how large it is, as numbers: what a drag does, without one. */
export function Place({ object, engine, isLine }: { object: BoardObject; engine: Engine; isLine: boolean }) {
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
    <fieldset className="board-place">
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
    </fieldset>
  );
}
