import { describeObject } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import type { PrintFormat } from '../print/migrationSql.ts';

/** How objects are named in files and messages about a database with this default schema. */
export function printFormat(defaultSchema: string): PrintFormat {
  return {
    defaultSchema,
    describe: (object) => describeObject(object, kinds, defaultSchema),
    describeLocked: (id) => id.slice(id.indexOf(':') + 1).replace(`${defaultSchema}.`, ''),
  };
}
