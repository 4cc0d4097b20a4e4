import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { DeployOptions } from '../../src/migrate/deploy.ts';
import { dev } from '../../src/migrate/dev.ts';
import type { DevProject } from '../../src/migrate/devProject.ts';
import type { DevResult } from '../../src/migrate/devResult.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { readLockFile } from '../../src/migrate/lockFile.ts';
import type { TestServer } from '../support/servers.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { declare, directWitness } from '../support/transition.ts';
import { witness } from '../support/witness.ts';
import { type Deployed, deployTo, table } from './deploying.ts';

/** A project with the database of its developer, and one in production. */
export interface PhasedProject {
  readonly developer: Database;
  readonly production: Database;
  readonly dev: (schema: string, phased: boolean, drops?: readonly string[]) => Promise<DevResult>;
  readonly deploy: (options?: Partial<DeployOptions>) => Promise<Deployed>;
  /** The text of a file of the migration whose id ends so. */
  readonly file: (ending: string, name?: 'migration' | 'down') => string;
  readonly close: () => Promise<void>;
}

export async function phasedProject(server: TestServer): Promise<PhasedProject> {
  const folder = temporaryFolder({});
  const [developer, production] = [await server.createDatabase(), await server.createDatabase()];
  const target = { url: production };
  const [own, live] = [await openDatabase({ url: developer }), await openDatabase(target)];
  return {
    developer: own,
    production: live,
    deploy: (options) => deployTo(target, live, folder, options),
    dev: (schema, phased, drops = []) => {
      const work = {
        target: { url: developer },
        directory: readDirectory(folder),
        lock: readLockFile(folder).lock,
        history: table,
        desired: desiredOf(schema),
      };
      return dev(own, work, {
        flags: { renames: [], drops, acceptDataLoss: false },
        name: 'change',
        createOnly: false,
        empty: false,
        phased,
        revise: () => {
          throw new Error('no migration of these tests leads the schema');
        },
        onPulled: () => undefined,
        scratchUrl: async () => undefined,
        run: { version: '1.2.3' },
        report: () => undefined,
        onWritten: () => undefined,
      });
    },
    file: (ending, name = 'migration') => {
      const { source, down } = readDirectory(folder).migrations.find(({ id }) => id.endsWith(ending))!;
      return name === 'down' ? down!.text : source.text;
    },
    close: async () => {
      await own.close();
      await live.close();
    },
  };
}

function desiredOf(text: string): DevProject['desired'] {
  const { schema, unspoken } = declare(text);
  return { schema, unspoken };
}

/** The catalog of a schema that was never another one. */
export async function catalogOf(server: TestServer, schema: string): Promise<readonly string[]> {
  const database = await openDatabase({ url: await server.createDatabase() });
  const facts = await directWitness(database, declare(schema));
  await database.close();
  return facts;
}

/** The catalog of a database, without the table of its history. */
export async function catalogIn(database: Database): Promise<readonly string[]> {
  return (await witness(database)).filter((fact) => !fact.includes(table.name));
}
