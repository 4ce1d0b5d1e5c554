/** The signalling server as a process of its own, for a network namespace: `serveInside.ts FOLDER` prints its port. */
import { serve } from './lab.ts';

const server = await serve(process.argv[2] ?? '', 0);
process.stdout.write(`${server.port}\n`);
