import { Splash } from '../parts/Splash.tsx';

export function WorkspaceScreen({ id, view, page }: { id: string; view: 'today' | 'chat' | 'page'; page?: string }) {
  return <Splash title={`${id} ${view} ${page ?? ''}`} />;
}
