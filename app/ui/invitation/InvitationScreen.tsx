import { Splash } from '../parts/Splash.tsx';

export function InvitationScreen({ id }: { id: string }) {
  return <Splash title={id} />;
}
