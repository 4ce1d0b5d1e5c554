/**
 * How the server's process is started, by `npm start`, the image and the bench: a young generation of 1 MiB halves what an
 * idle connection takes, and costs nothing that could be measured (docs/decisions/0205).
 */
export const NODE_FLAGS = ['--max-semi-space-size=1'];
