import { Splash } from '../parts/Splash.tsx';

export function OfficeScreen({ id, tab }: { id: string; tab: string }) {
  return <Splash title={`${id} ${tab}`} />;
}
