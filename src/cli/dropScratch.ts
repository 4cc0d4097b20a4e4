import { json } from 'node:stream/consumers';
import { openDatabase } from '../database/openDatabase.ts';
import type { ScratchInUse } from '../database/scratchInUse.ts';
import { dropScratch } from '../database/scratchNames.ts';

/** A process of its own: drops the scratch databases that are named on stdin. */
for (const { url, name } of (await json(process.stdin)) as readonly ScratchInUse[]) {
  const server = await openDatabase({ url });
  await dropScratch(server, name);
  await server.close();
}
