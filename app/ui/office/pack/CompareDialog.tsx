import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Pack } from '../../../model/pack.ts';
import { type PackChange, packChanges } from '../../../model/packDiff.ts';
import { useSession } from '../../../react/session.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Notice } from '../../parts/EmptyState.tsx';
import { PackFileButton } from '../../programme/PackFileButton.tsx';
import { PRESET_IDS, PRESET_NAMES } from '../../programme/presetWords.ts';
import { partName } from './partNames.ts';

/** Says in plain words how this programme differs from a preset, or from a file somebody handed over. */
export function CompareDialog({
  pack,
  language,
  open,
  onClose,
}: {
  pack: Pack;
  language: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [other, setOther] = useState<{ name: string; pack: Pack }>();
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>What changed</Trans>}>
      <p className="muted">
        <Trans>Since which one?</Trans>
      </p>
      <div className="pack-others">
        {PRESET_IDS.map((id) => (
          <Button
            key={id}
            small
            onClick={() =>
              void session.preset(id).then((preset) => setOther({ name: i18n._(PRESET_NAMES[id]), pack: preset }))
            }
          >
            {i18n._(PRESET_NAMES[id])}
          </Button>
        ))}
        <PackFileButton small onPack={({ pack: read }, name) => setOther({ name, pack: read })}>
          {t`A programme’s file…`}
        </PackFileButton>
      </div>
      {other && <Changes name={other.name} changes={packChanges(other.pack, pack)} language={language} />}
    </Dialog>
  );
}

function Changes({ name, changes, language }: { name: string; changes: readonly PackChange[]; language: string }) {
  const { i18n } = useLingui();
  if (changes.length === 0) {
    return (
      <Notice tone="calm" title={<Trans>They say the same</Trans>}>
        <Trans>
          Nothing differs from <bdi>{name}</bdi>.
        </Trans>
      </Notice>
    );
  }
  return (
    <>
      <h3>
        <Trans>
          Since <bdi>{name}</bdi>
        </Trans>
      </h3>
      <ul className="pack-changes">
        {changes.map((change) => (
          <li key={`${change.part} ${change.item}`}>
            <span className="caption muted">{i18n._(partName(change.part))}</span>
            <Change change={change} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Change({ change: { kind, before, after }, language }: { change: PackChange; language: string }) {
  const [was, is] = [textOf(before, language), textOf(after, language)];
  return (
    <p>
      {kind === 'added' && <ins dir="auto">{is}</ins>}
      {kind === 'removed' && <del dir="auto">{was}</del>}
      {kind === 'moved' && (
        <Trans>
          <bdi>{is}</bdi>, in another place
        </Trans>
      )}
      {kind === 'changed' &&
        (was === is ? (
          <Trans>
            <bdi>{is}</bdi>, changed inside
          </Trans>
        ) : (
          <>
            <del dir="auto">{was}</del> <ins dir="auto">{is}</ins>
          </>
        ))}
    </p>
  );
}

/** What an item is called by, or a plain value itself. */
function textOf(value: unknown, language: string): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  if (Array.isArray(value)) return value.map((each) => textOf(each, language)).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  for (const key of ['label', 'ask', 'title', 'name', 'text']) {
    if (key in value) return textOf(Reflect.get(value, key), language);
  }
  const said: unknown = Reflect.get(value, language) ?? Object.values(value)[0];
  return typeof said === 'string' || typeof said === 'number' ? `${said}` : '';
}
