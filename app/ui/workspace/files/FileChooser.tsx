import { useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef } from 'react';
import { pastedFiles } from './pasted.ts';

interface ChooserProps {
  input: RefObject<HTMLInputElement | null>;
  onChosen: (files: Iterable<File>) => void;
}

/** The system's own chooser: photos, camera, files. It opens when the input is pressed. */
export function FileChooser({ input, onChosen }: ChooserProps) {
  const { t } = useLingui();
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      autoComplete="off"
      aria-label={t`Files to send`}
      onChange={(event) => {
        onChosen([...(event.currentTarget.files ?? [])]);
        // The same file can be chosen again.
        event.currentTarget.value = '';
      }}
    />
  );
}

/** Files let fall on the conversation, or pasted while writing, are as good as chosen. */
export function useDropped(area: RefObject<HTMLElement | null>, onChosen: (files: Iterable<File>) => void): void {
  const latest = useRef(onChosen);
  useEffect(() => {
    latest.current = onChosen;
  });
  useEffect(() => {
    const element = area.current?.closest('.chat');
    if (!(element instanceof HTMLElement)) return;
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this the browser would open the file in place of the app.
      event.preventDefault();
      element.dataset.dropping = '';
    };
    const left = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget)))
        delete element.dataset.dropping;
    };
    const drop = (event: DragEvent): void => {
      delete element.dataset.dropping;
      take(event.dataTransfer, event);
    };
    const paste = (event: ClipboardEvent): void => take(event.clipboardData, event);
    const take = (data: DataTransfer | null, event: Event): void => {
      const files = pastedFiles(data);
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', left);
    element.addEventListener('drop', drop);
    element.addEventListener('paste', paste);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', left);
      element.removeEventListener('drop', drop);
      element.removeEventListener('paste', paste);
    };
  }, [area]);
}
