import type { FaultMoment } from './faultProxy.ts';

/** `kill`: the process; `cut`: one connection; `part`: all of them; `crash`: the server, which starts again. */

export type FaultKind = 'kill' | 'cut' | 'part' | 'crash';

/** What is to happen, at which request of the run. */
export interface PlannedFault {
  readonly kind: FaultKind;
  readonly moment: FaultMoment;
  readonly at: number;
}

/** `kill before 12, cut after 30`: what `readFaults` reads. */
export function faultsText(faults: readonly PlannedFault[]): string {
  return faults.map(({ kind, moment, at }) => `${kind} ${moment} ${at}`).join(', ');
}

/** Throws where the text is no list of faults. */
export function readFaults(text: string): readonly PlannedFault[] {
  return text.split(',').map((part) => {
    const match = /^\s*(kill|cut|part|crash) (before|during|after) (\d+)\s*$/.exec(part);
    if (!match) throw new Error(`\`${part}\` is no fault: write \`kill before 12\``);
    return { kind: match[1] as FaultKind, moment: match[2] as FaultMoment, at: Number(match[3]) };
  });
}
