import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { findLockHolder, type LockHolder } from './lockHolder.ts';
import { runKey } from './lockKeys.ts';

const pollMs = 100;

/**
 * Waits until no session works on behalf of an earlier run any more: one whose process was killed may still be at its
 * last statement, or in the middle of a COMMIT. From then on the session counts as working, until the function that is
 * returned is called, or, behind a pooler, in each transaction that calls `enterRun`. Returns the holder where the
 * wait was in vain.
 */
export async function waitForEarlierRun(
  database: Database,
  name: string,
  waitMs: number,
): Promise<{ readonly leave: () => Promise<void> } | { readonly holder: LockHolder | undefined }> {
  const key = runKey(name);
  const deadline = performance.now() + waitMs;
  for (;;) {
    if (await tryEnter(database, key)) return { leave: () => leave(database, key) };
    if (performance.now() > deadline) return { holder: await findLockHolder(database, key) };
    await delay(pollMs);
  }
}

/** Makes a transaction wait for those of other runs. */
export async function enterRun(transaction: Database, name: string): Promise<void> {
  await transaction.execute(`SELECT pg_advisory_xact_lock(${runKey(name)})`);
}

async function tryEnter(database: Database, key: bigint): Promise<boolean> {
  const script = `SELECT pg_try_advisory${database.pooled ? '_xact' : ''}_lock(${key}) AS entered`;
  const [[row]] = (await database.queryScript(script)) as [[{ entered: boolean }]];
  return row.entered;
}

/** With a connection that was lost, the lock is gone too; and after DISCARD ALL in a migration, which this warns of. */
async function leave(database: Database, key: bigint): Promise<void> {
  if (database.pooled) return;
  try {
    await database.execute(`SELECT pg_advisory_unlock(${key})`);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.kind === 'connection-lost')) throw error;
  }
}
