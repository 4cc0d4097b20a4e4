import { exitCode } from './exitCode.ts';

/** Each ends the process, by the exit status that the shell would give it. */
const signals = {
  SIGHUP: exitCode.hungUp,
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
} as const;

type Signal = keyof typeof signals;

/** Ends the process at a signal. PostgreSQL breaks off what its sessions do within a second of that. */
export function endAtSignals(): void {
  for (const [signal, code] of Object.entries(signals)) process.once(signal, () => process.exit(code));
}

/** Has something told before a signal ends the process. */
export function onInterruption(tell: () => void): void {
  for (const signal of Object.keys(signals) as Signal[]) process.prependOnceListener(signal, tell);
}

/** There is nothing to tell any more. */
export function offInterruption(tell: () => void): void {
  for (const signal of Object.keys(signals) as Signal[]) process.removeListener(signal, tell);
}
