import { Splash } from '../parts/Splash.tsx';

export function NewProgramme() {
  return <Splash title={'…'} />;
}
