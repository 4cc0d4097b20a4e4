import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, DatabaseTarget } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { waitForEarlierRun } from './earlierRun.ts';
import type { OpenDatabase } from './keptSessions.ts';
import { describeHolder, findLockHolder, type LockHolder } from './lockHolder.ts';
import { deployKey, prismaKey } from './lockKeys.ts';
import { openDatabase } from './openDatabase.ts';

export interface DeployLockOptions {
  /** What is deployed to: the history table's qualified name. Two deploys under one name exclude each other. */
  readonly name: string;
  /** How long to wait for others, in milliseconds. */
  readonly waitMs: number;
  /** `none`: others are kept away by other means. */
  readonly kind?: 'advisory' | 'none';
  /** The session that will do the work: sessions of an earlier run that has lost its lock are waited for. */
  readonly session?: Database;
  /** Opens the session that holds the lock. Default: `openDatabase`. */
  readonly open?: OpenDatabase;
  /** Told when the wait begins, and again when somebody else has the lock. */
  readonly onWait?: (holder: LockHolder) => void;
}

/** A deploy lock that is held. */
export interface DeployLock {
  /**
   * Throws a DatabaseError of kind `connection-lost` when the lock was lost with its connection. What is being done is
   * told to those who wait, as the holder's query.
   */
  readonly check: (doing?: string) => Promise<void>;
}

const pollMs = 250;

/**
 * Runs the work as the only deployer. The lock is an advisory lock of a transaction that a session of its own keeps
 * open: it holds behind a transaction pooler, and ends with the process however that ends. Prisma's own lock is taken
 * with it. An embedded database has one process at a time, so there is nothing to lock.
 * Throws a DatabaseError of kind `deploy-lock`, which names the holder, when the wait was in vain.
 */
export async function withDeployLock<T>(
  target: DatabaseTarget,
  options: DeployLockOptions,
  work: (lock: DeployLock) => Promise<T>,
): Promise<T> {
  if ('embedded' in target || options.kind === 'none') return work({ check: async () => undefined });
  const session = await (options.open ?? openDatabase)(target);
  try {
    return await waitForTurn(session, options, work);
  } finally {
    await session.close();
  }
}

/**
 * Each attempt is a transaction of its own: CREATE INDEX CONCURRENTLY waits for the end of transactions that it finds
 * with a snapshot, so one that waited for the lock would hold up the deployer it waits for.
 */
async function waitForTurn<T>(
  session: Database,
  options: DeployLockOptions,
  work: (lock: DeployLock) => Promise<T>,
): Promise<T> {
  const { name, waitMs, onWait } = options;
  const locks: readonly Lock[] = [
    { key: deployKey(name), mode: '' },
    { key: prismaKey, mode: '_shared' },
  ];
  const deadline = performance.now() + waitMs;
  let told: number | undefined;
  for (;;) {
    const left = deadline - performance.now();
    const alone = (lock: DeployLock) => workAlone(lock, { ...options, waitMs: left }, work);
    const attempt = await session.transaction((database) => attemptWork(database, locks, alone), {
      rollback: true,
    });
    if (attempt.done) return attempt.result;
    const { holder } = attempt;
    if (left <= 0) throw givenUp(holder, waitMs);
    if (holder && holder.pid !== told) onWait?.(holder);
    told = holder?.pid;
    await delay(Math.min(pollMs, left) * (0.5 + Math.random() / 2));
  }
}

async function workAlone<T>(
  lock: DeployLock,
  { name, waitMs, session }: DeployLockOptions,
  work: (lock: DeployLock) => Promise<T>,
): Promise<T> {
  if (!session || session.embedded) return work(lock);
  const entered = await waitForEarlierRun(session, name, waitMs);
  if (!('leave' in entered)) throw givenUp(entered.holder, waitMs);
  try {
    return await work(lock);
  } finally {
    await entered.leave();
  }
}

interface Lock {
  readonly key: bigint;
  readonly mode: '' | '_shared';
}

type Attempt<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly holder: LockHolder | undefined };

async function attemptWork<T>(
  database: Database,
  locks: readonly Lock[],
  work: (lock: DeployLock) => Promise<T>,
): Promise<Attempt<T>> {
  const busy = await firstBusy(database, locks);
  if (busy !== undefined) return { done: false, holder: await findLockHolder(database, busy) };
  await check(database);
  const result = await work({ check: (doing) => check(database, doing) });
  await check(database);
  return { done: true, result };
}

/** Takes the locks in their order, as far as they are free; the first that is not. */
async function firstBusy(database: Database, locks: readonly Lock[]): Promise<bigint | undefined> {
  for (const { key, mode } of locks) {
    const text = `SELECT pg_try_advisory_xact_lock${mode}($1) AS taken`;
    const [row] = await database.query<{ taken: boolean }>(text, [key]);
    if (!row?.taken) return key;
  }
  return undefined;
}

/** With the simple protocol, which leaves no snapshot behind; the extended one keeps its last until the next call. */
async function check(database: Database, doing = 'at its beginning'): Promise<void> {
  try {
    await database.execute(
      `SELECT /* schemac on ${comment(`${hostname()}, process ${process.pid}: ${doing}`)} */`,
    );
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const message = 'The connection that held the deploy lock was lost, so another deploy may have begun.';
    throw new DatabaseError('connection-lost', message, error.facts, error);
  }
}

/** Text that ends no comment. */
function comment(text: string): string {
  return text.replaceAll(/\*\/|\/\*|\0/g, ' ');
}

function givenUp(holder: LockHolder | undefined, waitMs: number): DatabaseError {
  const who = holder ? `: ${describeHolder(holder)}` : '';
  return new DatabaseError(
    'deploy-lock',
    `Another deploy is running${who}. Gave up after ${Math.round(waitMs / 100) / 10} s.`,
  );
}
