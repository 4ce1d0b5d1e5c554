/**
 * Places in an order that two people change at once: texts, compared as they are, with room between any two. Whoever
 * takes the same place as somebody else comes before or after them by id, on every device alike.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** Of four digits 14 million lie one beside the other; what is put between two of them makes longer ones. */
const HEAD = 4;
const FIRST = 'U000';
const LONGEST = 64;

export const isOrder = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= HEAD && value.length <= LONGEST && /^[0-9A-Za-z]+$/.test(value);

/** A place after `last`, the topmost; null: there is none. */
export function orderAfter(last: string | null): string {
  if (last === null) return FIRST;
  const head = counted(last.slice(0, HEAD), 1);
  // At the very end, which only a hostile order reaches, ties decide.
  return head ?? (last.length < LONGEST ? `${last}U` : last);
}

/** A place before `first`, the lowest. */
export function orderBefore(first: string | null): string {
  if (first === null) return FIRST;
  return counted(first.slice(0, HEAD), -1) ?? '0000';
}

/** The four digits one further or one back; null beyond the last. */
function counted(head: string, by: 1 | -1): string | null {
  const value = [...head].reduce((sum, digit) => sum * BASE + DIGITS.indexOf(digit), 0) + by;
  if (value < 0 || value >= BASE ** HEAD) return null;
  let [rest, text] = [value, ''];
  for (let at = 0; at < HEAD; at += 1) {
    text = (DIGITS[rest % BASE] ?? '0') + text;
    rest = Math.floor(rest / BASE);
  }
  return text;
}

/** A place between two; null where there is none, which only ties and hostile orders make. */
export function orderBetween(before: string | null, after: string | null): string | null {
  if (before === null) return checked(orderBefore(after), null, after);
  if (after === null) return checked(orderAfter(before), before, null);
  let text = '';
  for (let at = 0; at < LONGEST; at += 1) {
    const low = at < before.length ? DIGITS.indexOf(before[at] ?? '') : -1;
    const isBound = after.startsWith(text);
    const high = isBound ? (at < after.length ? DIGITS.indexOf(after[at] ?? '') : -1) : BASE;
    if (high - low > 1 && at >= HEAD - 1) {
      const middle = text + DIGITS[Math.floor((low + high) / 2)];
      return checked(middle, before, after);
    }
    if (low >= 0) text += before[at];
    else return checked(`${before}U`, before, after) ?? null;
  }
  return null;
}

const checked = (place: string, before: string | null, after: string | null): string | null =>
  isOrder(place) && (before === null || before < place) && (after === null || place < after) ? place : null;
