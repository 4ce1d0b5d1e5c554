import { Splash } from '../parts/Splash.tsx';

export function Apply({ programme }: { programme: string }) {
  return <Splash title={programme} />;
}
