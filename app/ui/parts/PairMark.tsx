import './PairMark.css';

interface PairMarkProps {
  /** The two people. Without names the circles are empty: the mark of the app. */
  first?: string;
  second?: string;
  size?: 's' | 'm' | 'l';
  /** An open ring for someone who is not there, or has not answered: `away` is the second person. */
  presence?: 'here' | 'away' | 'first-away';
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter a person would draw: one grapheme, upper case. */
function initialOf(name: string): string {
  const [first] = graphemes.segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '';
}

/** Two overlapping circles: the mark, and the avatar of a pair. Decorative; the names stand beside it in words. */
export function PairMark({ first = '', second = '', size = 's', presence = 'here' }: PairMarkProps) {
  return (
    <span className={`pair pair-${size}`} aria-hidden="true">
      <i className={presence === 'first-away' ? 'pair-away pair-away-first' : undefined}>{initialOf(first)}</i>
      <i className={presence === 'away' ? 'pair-away' : undefined}>{initialOf(second)}</i>
    </span>
  );
}

/** One person's circle. `side` gives the colour: me or the mentor `first`, the other `second`. */
export function PersonMark({
  name,
  side = 'first',
  size = 's',
  away = false,
}: {
  name: string;
  side?: 'first' | 'second';
  size?: 's' | 'm';
  away?: boolean;
}) {
  const looks = [side === 'second' ? 'pair-second' : '', away ? 'pair-away' : ''].join(' ').trim();
  return (
    <span className={`pair pair-one pair-${size}`} aria-hidden="true">
      <i className={looks || undefined}>{initialOf(name)}</i>
    </span>
  );
}

interface SpaceMarkProps {
  summary: { readonly title: string; readonly isCircle: boolean };
  mine: string;
  size?: 's' | 'm';
  /** Of two people: an open ring while the other is not there. */
  here?: boolean;
}

/** The avatar of a space: the two people, or a circle by the first letter of its name. */
export function SpaceMark({ summary: { title, isCircle }, mine, size = 's', here = true }: SpaceMarkProps) {
  return isCircle ? (
    <PersonMark name={title} side="second" size={size} />
  ) : (
    <PairMark first={mine} second={title} size={size} presence={here ? 'here' : 'away'} />
  );
}
