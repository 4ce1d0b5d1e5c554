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
import { changeWords, type Wording } from './changeWords.ts';
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
      {other && <Changes name={other.name} changes={packChanges(other.pack, pack)} pack={pack} language={language} />}
    </Dialog>
  );
}

interface ChangesProps {
  name: string;
  changes: readonly PackChange[];
  pack: Pack;
  language: string;
}

function Changes({ name, changes, pack, language }: ChangesProps) {
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
            {changeWords(change, pack, language, i18n).map((wording) => (
              <Change key={`${wording.about} ${wording.was} ${wording.is}`} kind={change.kind} wording={wording} />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Change({ kind, wording: { about, was, is } }: { kind: PackChange['kind']; wording: Wording }) {
  return (
    <p>
      {about !== '' && <span className="second muted">{about} · </span>}
      {kind === 'moved' ? (
        <Trans>
          <bdi>{is}</bdi>, in another place
        </Trans>
      ) : (
        <>
          {was !== '' && <del dir="auto">{was}</del>} {is !== '' && <ins dir="auto">{is}</ins>}
        </>
      )}
    </p>
  );
}
