import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useSession } from '../../react/session.ts';
import type { CallView, Chooseable, GivenState, MediaDevice } from '../../session/types.ts';
import { Field } from '../parts/Field.tsx';
import { Picture } from './Play.tsx';
import { useLevel } from './useLevel.ts';
import { givenWords } from './words.ts';

interface DeviceChoiceProps {
  mine: Readonly<Record<Chooseable, GivenState>>;
  own: CallView['own'];
  /** The person chose: what is tried out is opened anew. */
  onChosen?: () => void;
}

/** Which microphone and camera, and whether they work: what is heard and seen now. */
export function DeviceChoice({ mine, own, onChosen }: DeviceChoiceProps) {
  const { t, i18n } = useLingui();
  const { calls } = useSession();
  const [found, setFound] = useState<Readonly<Record<Chooseable, readonly MediaDevice[]>> | null>(null);
  const level = useLevel(own.sound);
  const told = mine.microphone === 'on' || mine.camera === 'on';
  // Names of devices are told only once one of them was allowed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when that changes
  useEffect(() => {
    let gone = false;
    void calls.devices().then((all) => {
      if (!gone) setFound(all);
    });
    return () => {
      gone = true;
    };
  }, [calls, told]);
  /** One that was chosen and is not there today waits until it is. */
  const present = (kind: Chooseable): string | null =>
    found?.[kind].find(({ id }) => id === calls.chosen(kind))?.id ?? null;
  const labels = { microphone: t`Microphone`, camera: t`Camera` } as const;
  return (
    <div className="call-devices">
      {own.picture !== null && <Picture stream={own.picture} label={t`What your camera sees`} mirrored />}
      <div className="call-level">
        <label htmlFor="call-level">
          {mine.microphone === 'on' ? (
            level > 0.15 ? (
              <Trans>Your microphone hears you</Trans>
            ) : (
              <Trans>Say something: the bar should move</Trans>
            )
          ) : (
            i18n._(givenWords('microphone', mine.microphone))
          )}
        </label>
        <meter id="call-level" min={0} max={1} value={level} />
      </div>
      {(['microphone', 'camera'] as const).map((kind) => (
        <Field key={kind} label={labels[kind]}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={present(kind) ?? ''}
              onChange={(event) => void calls.choose(kind, event.currentTarget.value).then(onChosen)}
            >
              {present(kind) === null && <option value="">{t`The usual one`}</option>}
              {found?.[kind].map(({ id, label }, at) => (
                <option key={id} value={id}>
                  {label || t`${labels[kind]} ${at + 1}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      {(mine.microphone === 'refused' || mine.camera === 'refused') && (
        <p className="second muted">
          <Trans>You can allow it in the settings of the browser for this site, then try again.</Trans>
        </p>
      )}
    </div>
  );
}
