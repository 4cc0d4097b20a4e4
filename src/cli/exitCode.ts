/** What a process tells its caller. */
export const exitCode = {
  done: 0,
  error: 1,
  /** Differences, pending work, or a question that was not answered. */
  pending: 2,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
