/** A picture on its way into a page: made small, kept as a file of the workspace, described, then put in. */
import { useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { type FileRef, fileNameOf } from '../../model/file.ts';
import type { Files, Margin } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { fileErrorWords } from '../workspace/files/fileWords.ts';
import { shrink } from '../workspace/files/shrink.ts';
import { leaveTable } from './nodes/tableKeys.ts';

export interface Pictures {
  /** Brought in, and waiting for its words. */
  readonly waiting: FileRef | null;
  bring(chosen: readonly File[]): void;
  /** `alt`: what is to be seen on it; empty for one that says nothing. Null: not in after all. */
  describe(alt: string | null): void;
}

export function usePictures(
  files: Files | null,
  margin: Margin | null,
  put: (file: FileRef, alt: string) => void,
): Pictures | null {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [waiting, setWaiting] = useState<readonly FileRef[]>([]);
  if (files === null || margin === null) return null;

  /** Drawn anew: nothing that the camera wrote (place, date) comes along. */
  async function bringOne(picture: File): Promise<void> {
    const small = await shrink(picture);
    if (small === null || files === null) return toast(t`This browser cannot read that as a picture.`);
    const name = fileNameOf(
      `${picture.name.replace(/\.[^.]*$/, '') || 'image'}.${small.blob.type.split('/')[1] ?? 'webp'}`,
    );
    const { width, height } = small;
    const kept = await files.keep(small.blob, { name, type: small.blob.type, width, height });
    if (kept.ok) setWaiting((before) => [...before, kept.value]);
    else toast(i18n._(fileErrorWords(kept.error)));
  }

  return {
    waiting: waiting[0] ?? null,
    bring(chosen) {
      for (const picture of chosen.slice(0, 10)) void bringOne(picture);
    },
    describe(alt) {
      const [file] = waiting;
      setWaiting((before) => before.slice(1));
      if (file === undefined || alt === null) return;
      // Signed before it is in the page: who sees it there is given it.
      margin.picture(file);
      put(file, alt);
    },
  };
}

export function putPicture(editor: Editor, { id, ...about }: FileRef, alt: string): void {
  leaveTable(editor);
  editor
    .chain()
    .focus()
    .insertContent({ type: 'image', attrs: { file: id, alt, ...about } })
    .run();
}
