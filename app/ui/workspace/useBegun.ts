import { useState } from 'react';
import type { Workspace } from '../../session/types.ts';

/** The fields of a form as they are now, and what a press would bring in their place. */
export interface Begun<T> {
  readonly fields: T;
  put(part: Partial<T>): void;
  /** It was kept, or sent. */
  forget(): void;
  /** Null while they are as they were at first. */
  readonly other: { readonly isFirst: boolean; bring(): void } | null;
}

/** An older app may have asked other questions. */
const isLike = <T extends object>(first: T, left: object | undefined): left is T =>
  left !== undefined &&
  Object.entries(first).every(
    ([name, value]) => typeof Object.getOwnPropertyDescriptor(left, name)?.value === typeof value,
  );

/** What somebody has begun in a form is there again, also after a reload, as it is of messages. */
export function useBegun<T extends object>({ draft }: Workspace, form: string, first: T): Begun<T> {
  const [fields, setFields] = useState(() => {
    const left = draft.form(form);
    return isLike(first, left) ? left : first;
  });
  /** What came back is looked at before it is trusted: another press brings it back once more. */
  const [other, setOther] = useState(() => (fields === first ? null : { fields: first, isFirst: true }));
  function become(next: T): void {
    setFields(next);
    draft.keepForm(form, next);
  }
  return {
    fields,
    put: (part) => become({ ...fields, ...part }),
    forget: () => draft.keepForm(form, undefined),
    other: other && {
      isFirst: other.isFirst,
      bring() {
        setOther({ fields, isFirst: !other.isFirst });
        become(other.fields);
      },
    },
  };
}
