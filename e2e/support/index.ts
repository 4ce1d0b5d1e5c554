/** All that a scene needs: real server, real browsers, waiting for states, looking for leaks. */
export { buildOnce, copyOfBuild } from './build.ts';
export { type Installed, install } from './installed.ts';
export { filesOf, type Kept, memoryOf, placesWith, spellings, storageOf } from './leaks.ts';
export { launchPerson, type Person, type PersonOptions, viewports } from './person.ts';
export { collectProblems, noNetwork, type Problems } from './problems.ts';
export { type RecordingProxy, startRecordingProxy } from './proxy.ts';
export { freePort, type ServerOptions, type ServerProcess, startServerProcess } from './server.ts';
export { shoot } from './shoot.ts';
export { type WaitOptions, waitFor, waitForStill } from './wait.ts';
