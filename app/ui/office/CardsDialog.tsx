import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import type { CardByHand, CardsTaken, Office } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextArea } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { errorWords } from '../words.ts';

/** Far more than a school's cards; a wrong file must not fill the memory. */
const FILE_LIMIT = 64 * 1024 * 1024;

/** Cards that people give by hand: chosen, dropped, pasted, or read from their screens. */
export function CardsDialog({ office, onClose }: { office: Office; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<CardsTaken | null>(null);
  const [error, setError] = useState<string>();
  const chooser = useRef<HTMLInputElement>(null);

  /** True: something whole was among them. */
  const take = async (texts: readonly string[]): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    const cards: CardByHand[] = [];
    let held: CardsTaken['held'] = null;
    for (const text of texts) {
      const taken = await office.takeCards(text);
      if (!taken.ok) setError(i18n._(errorWords(taken.error)));
      else {
        cards.push(...taken.value.cards);
        held = taken.value.held;
      }
    }
    setBusy(false);
    setTold({ cards, held });
    const isWhole = cards.some(({ tag }) => tag !== 'refused');
    if (isWhole) setPasted('');
    return isWhole;
  };
  const takeFiles = async (files: readonly File[]) =>
    take(await Promise.all(files.map((file) => (file.size > FILE_LIMIT ? Promise.resolve('') : file.text()))));
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    // Else the same file chosen again would be no change.
    event.currentTarget.value = '';
    void takeFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    void (files.length > 0 ? takeFiles(files) : take([event.dataTransfer.getData('text/plain')]));
  };
  return (
    <Dialog open onClose={onClose} title={<Trans>Take in cards by hand</Trans>}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside three that need no pointer */}
      <div className="stack" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        {error && <p className="field-error">{error}</p>}
        {told !== null && <Told taken={told} />}
        <div>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept=".txt,.eml,text/plain"
            autoComplete="off"
            onChange={choose}
          />
          <Button kind="primary" wide busy={busy} onClick={() => chooser.current?.click()}>
            <Trans>Choose the files</Trans>
          </Button>
        </div>
        <ScanCode onPart={(text) => take([text])} />
        <TextArea
          label={t`Or paste the text`}
          hint={t`With whatever stands around it. You can also drop a file here.`}
          rows={3}
          value={pasted}
          onValue={setPasted}
          placeholder="-----BEGIN BINOME CARD-----"
        />
        <Button wide busy={busy} disabled={pasted.trim() === ''} onClick={() => void take([pasted])}>
          <Trans>Take it in</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

function Told({ taken: { cards, held } }: { taken: CardsTaken }) {
  return (
    <div role="status">
      <ul className="lines">
        {held !== null && (
          <li className="line">
            <Trans>
              {held.have} of {held.of} codes read
            </Trans>
          </li>
        )}
        {cards.map((card, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <li key={at} className="line">
            <span className="grow">
              <CardWords card={card} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CardWords({ card }: { card: CardByHand }) {
  if (card.tag === 'refused') {
    switch (card.why) {
      case 'not-a-card':
        return <Trans>There is no card in this.</Trans>;
      case 'too-many':
        return <Trans>Too many cards in one text: bring them in several.</Trans>;
      case 'cut':
        return <Trans>A card that was cut short on its way. Ask for it again.</Trans>;
      case 'newer-version':
        return <Trans>A card that a newer Binôme made: update this one, then take it in again.</Trans>;
      case 'not-for-here':
        return <Trans>A card that does not open here: it is for another programme, or was changed on its way.</Trans>;
    }
  }
  const name = <bdi>{card.name}</bdi>;
  switch (card.tag) {
    case 'new':
      return <Trans>{name}: taken in.</Trans>;
    case 'newer':
      return <Trans>{name}: newer than the one you had, which it replaces.</Trans>;
    case 'lapsed':
      return <Trans>{name}: taken in, but past its date. Ask them to renew it.</Trans>;
    case 'known':
      return <Trans>{name}: you have this card.</Trans>;
    case 'older':
      return <Trans>{name}: older than what you know of them, so passed over.</Trans>;
    case 'taken-back':
      return <Trans>{name}: took the card back. Nothing of it is kept.</Trans>;
  }
}
