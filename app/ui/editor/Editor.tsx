import type { OpenPage } from '../../session/types.ts';

export function Editor({ label }: { page: OpenPage; me: { name: string; color: string }; label: string }) {
  return <div role="textbox" aria-multiline="true" aria-label={label} />;
}
