import { useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState } from 'react';
import { IconButton } from './Button.tsx';
import { Field, type FieldWords } from './Field.tsx';

interface PassphraseFieldProps extends FieldWords {
  value: string;
  onValue: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
}

/** A passphrase can be pasted, filled by a password manager, and looked at. */
export function PassphraseField({ value, onValue, autoComplete, ...words }: PassphraseFieldProps) {
  const { t } = useLingui();
  const [seen, setSeen] = useState(false);
  return (
    <Field {...words}>
      {(ids) => (
        <div className="passphrase">
          <input
            {...ids}
            className="input"
            type={seen ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onValue(event.currentTarget.value)}
          />
          <IconButton label={seen ? t`Hide` : t`Show`} icon={seen ? EyeOff : Eye} onClick={() => setSeen(!seen)} />
        </div>
      )}
    </Field>
  );
}
