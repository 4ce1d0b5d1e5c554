import { Plural } from '@lingui/react/macro';

/** How far a proposal is behind the directory. */
export function ChangedWords({ cards }: { cards: number }) {
  return (
    <Plural
      value={cards}
      one="# card is new or changed since this run."
      other="# cards are new or changed since this run."
    />
  );
}
