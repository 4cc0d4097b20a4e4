import type { Database } from '../database/database.ts';
import type { Plan } from '../model/plan.ts';

/**
 * Does the work in the state after the renames of a plan, which come first in it with what they need and are taken
 * back: the questions of a plan name things as they are then.
 */
export async function afterRenames<T>(
  { statements }: Plan,
  database: Database,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const last = statements.findLastIndex(({ changes }) => changes[0]!.type === 'rename');
  if (last < 0) return work(database);
  const renames = statements.slice(0, last + 1);
  const script = renames.map((statement) => statement.sql.text({ defaultSchema: database.defaultSchema }));
  return database.transaction(
    async (renamed) => {
      await renamed.execute(script.join(';\n'));
      return work(renamed);
    },
    { rollback: true },
  );
}
