import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CardByHand, CardsTaken, Office } from '../../session/types.ts';
import { BringIn } from '../parts/BringIn.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { errorWords } from '../words.ts';

/** Far more than a school's cards; a wrong file must not fill the memory. */
const FILE_LIMIT = 64 * 1024 * 1024;

/** Cards that people give by hand: chosen, dropped, pasted, or read from their screens. */
export function CardsDialog({ office, onClose }: { office: Office; onClose: () => void }) {
  const { i18n } = useLingui();
  const [told, setTold] = useState<CardsTaken | null>(null);
  const [error, setError] = useState<string>();

  const take = async (texts: readonly string[]): Promise<boolean> => {
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
    setTold({ cards, held });
    return cards.some(({ tag }) => tag !== 'refused');
  };
  return (
    <Dialog open onClose={onClose} title={<Trans>Take in cards by hand</Trans>}>
      <BringIn
        label={<Trans>Choose the files</Trans>}
        accept=".txt,.eml,text/plain"
        placeholder="-----BEGIN BINOME CARD-----"
        onFiles={async (files) =>
          take(await Promise.all(files.map((file) => (file.size > FILE_LIMIT ? '' : file.text()))))
        }
        onText={(text) => take([text])}
      >
        {error && <p className="field-error">{error}</p>}
        {told !== null && <Told taken={told} />}
      </BringIn>
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
