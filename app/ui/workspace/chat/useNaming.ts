/** Naming somebody with '@' while one writes: who may be meant, and the keys that choose. */
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Member, Workspace } from '../../../session/types.ts';
import { completed, meant } from './mention.ts';

export interface Naming {
  readonly list: string;
  readonly found: readonly Member[];
  readonly at: number;
  look(): void;
  /** The text with that name in it; the caret goes behind it. */
  pick(member: Member): string;
  /** `taken`: the key was for the list; a text: somebody was chosen; null: the key is for the field. */
  onKey(event: KeyboardEvent<HTMLTextAreaElement>): 'taken' | { readonly text: string } | null;
}

export function useNaming(area: RefObject<HTMLTextAreaElement | null>, workspace: Workspace, text: string): Naming {
  const list = useId();
  const caret = useRef<number>(null);
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [shut, setShut] = useState<string | null>(null);
  const before = text.slice(0, place);
  const found = before === shut ? [] : meant(before, workspace.members);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the field has the new text
  useLayoutEffect(() => {
    if (caret.current !== null) area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  function pick(member: Member): string {
    const next = completed(before, member);
    caret.current = next.length;
    return next + text.slice(place);
  }
  return {
    list,
    found,
    at,
    look() {
      setPlace(area.current?.selectionStart ?? 0);
      setChosen(0);
    },
    pick,
    onKey(event) {
      const member = found[at];
      if (member === undefined || event.nativeEvent.isComposing) return null;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setChosen((at + step + found.length) % found.length);
      else if (event.key === 'Escape') setShut(before);
      else if (event.key !== 'Enter' && event.key !== 'Tab') return null;
      event.preventDefault();
      return event.key === 'Enter' || event.key === 'Tab' ? { text: pick(member) } : 'taken';
    },
  };
}
