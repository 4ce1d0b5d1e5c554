import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import { useSession } from '../../react/session.ts';
import type { OpenedPack, PackFault } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';

const FAULTS = {
  'not-ours': msg`This is not a programme’s file.`,
  damaged: msg`This file was cut short or changed on its way. Ask for it again.`,
  'newer-version': msg`A newer version of the app wrote this file. Update the app, then open it again.`,
} as const satisfies Record<PackFault['tag'], unknown>;

/** Larger than any pack: what somebody chose by mistake need not be read. */
const LARGEST = 1_000_000;

/** Opens a programme's file from this device, checks it, and hands it on with the file's name. A fault is said. */
export function PackFileButton({
  onPack,
  onFault,
  small = false,
  children,
}: {
  onPack: (opened: OpenedPack, name: string) => void;
  onFault?: (words: string) => void;
  small?: boolean;
  children: ReactNode;
}) {
  const { i18n } = useLingui();
  const session = useSession();
  const { announce } = useAnnouncer();
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    const read = file.size > LARGEST ? null : await session.readPackFile(await file.text());
    if (read?.ok) return onPack(read.value, file.name);
    const words = i18n._(FAULTS[read?.error.tag ?? 'not-ours']);
    announce(words);
    onFault?.(words);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        autoComplete="off"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void open(file);
        }}
      />
      <Button small={small} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
