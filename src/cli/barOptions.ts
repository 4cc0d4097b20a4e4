/**
 * How a bar of cli-progress is drawn. Signals are left to the command: it ends as it would without a bar. Lines are cut
 * by the library and not by the terminal, which would have to be told to wrap again in the end, however that comes.
 */
export const barOptions = {
  barsize: 24,
  stream: process.stderr,
  clearOnComplete: true,
  gracefulExit: false,
  linewrap: true,
};
