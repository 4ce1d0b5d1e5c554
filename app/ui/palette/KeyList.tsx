import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Keys } from './KeyWords.tsx';
import { keepSingleKeys, wantsSingleKeys } from './keys.ts';
import { shortcuts } from './shortcuts.ts';

/** All the keys, and the switch for those that are a letter by themselves. */
export function KeyList() {
  const { i18n } = useLingui();
  const [isOn, setOn] = useState(wantsSingleKeys);
  return (
    <>
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
            keepSingleKeys(event.currentTarget.checked);
          }}
        />
        <span>
          <Trans>Single letters are commands</Trans>
          <span className="caption muted keys-why">
            <Trans>Off, if you dictate or if keys are pressed by accident. Ctrl or ⌘ and K always works.</Trans>
          </span>
        </span>
      </label>
      {shortcuts.map((place) => (
        <section key={place.title.id} className="keys-place">
          <h3>{i18n._(place.title)}</h3>
          <dl>
            {place.shortcuts.map(({ keys, does, isSingle }) => (
              <div key={keys} className={isSingle && !isOn ? 'keys-off' : undefined}>
                <dt>{i18n._(does)}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
