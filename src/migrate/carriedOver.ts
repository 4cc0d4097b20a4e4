import type { Change } from '../model/change.ts';
import { type ObjectId, objectName } from '../model/object.ts';
import { expressionReads } from '../sql/expressionReads.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';

/** What is dropped and read by a `@backfill`, which carries its values over to their new place. */
export function carriedOver(changes: readonly Change[], parser: PostgresParser): readonly ObjectId[] {
  const readers = changes.flatMap((change) => {
    const value =
      change.type === 'create' || change.type === 'alter' ? change.after.hints?.backfill : undefined;
    if (value === undefined) return [];
    const { after } = change as Extract<Change, { type: 'create' | 'alter' }>;
    return [{ table: after.parent, ...expressionReads(value, parser) }];
  });
  return changes.flatMap((change) => {
    if (change.type !== 'drop' || !change.before.parent) return [];
    const { id, parent, name } = change.before;
    const isRead = readers.some(
      ({ table, tables, columns }) =>
        columns.has(name.at(-1)!) && (table === parent || tables.has(objectName(parent).at(-1)!)),
    );
    return isRead ? [id] : [];
  });
}
