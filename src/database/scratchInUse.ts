/** A database that this process has made on a server, and drops when it is done. */
export interface ScratchInUse {
  readonly url: string;
  readonly name: string;
}

/** Those that are there now: what is to be dropped where the process ends before its work. */
export const scratchInUse = new Set<ScratchInUse>();
