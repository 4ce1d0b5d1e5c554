import type { Session } from '../../session/types.ts';

/** The keys have changed: what is written is flushed, and the app opens from its beginning as that person. */
export async function startAnew(session: Session): Promise<void> {
  await session.close();
  window.location.assign('/');
}
