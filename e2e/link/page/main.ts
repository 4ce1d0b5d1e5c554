import './watch.ts';
import * as rooms from './rooms.ts';
import * as scenes from './scenes.ts';

declare global {
  interface Window {
    lab: typeof scenes & typeof rooms;
  }
}

window.lab = { ...scenes, ...rooms };
