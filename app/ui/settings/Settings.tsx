import { Splash } from '../parts/Splash.tsx';

export function Settings() {
  return <Splash title={'…'} />;
}
