import { Splash } from '../parts/Splash.tsx';

export function ProgrammePage() {
  return <Splash title={'…'} />;
}
