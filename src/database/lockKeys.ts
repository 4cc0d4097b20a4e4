import { createHash } from 'node:crypto';

/** `prisma migrate` holds this one while it deploys. Deploys to several schemas of one database share it. */
export const prismaKey = 72_707_369n;

/** The advisory lock that a deploy under this name holds. */
export function deployKey(name: string): bigint {
  return keyOf(`schemac deploy lock\0${name}`);
}

/** The advisory lock of the session that does the work of a deploy: it may outlive the process that sent it. */
export function runKey(name: string): bigint {
  return keyOf(`schemac run\0${name}`);
}

/** 64 bits of a hash: locks of other programs are met by chance once in a very long time. */
function keyOf(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigInt64BE();
}
