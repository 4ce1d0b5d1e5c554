/**
 * In place of lib0/logging. Yjs may warn; y-webrtc's own log, which whoever can write into the page's storage could
 * turn on, says nothing: it would print who was met and in which room. lib0's brings colours, and through them its
 * schemas.
 */
export const createModuleLogger = () => (): void => undefined;

// The marks for colours, which nothing here draws.
export const [BOLD, UNBOLD, GREY, UNCOLOR, ORANGE, RED] = ['', '', '', '', '', ''];

// biome-ignore lint/suspicious/noConsole: Yjs says here that we misuse it, and names nobody.
export const print = (...words: unknown[]): void => console.warn(...words);
export const warn = print;
