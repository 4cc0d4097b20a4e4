import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName, type SchemaObject } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from './displayName.ts';

/**
 * An object that the schema does not declare is left as it is; where something that it uses goes, it cannot stay, and
 * nothing of it is dropped unasked.
 */
export function lostSupport(
  object: SchemaObject,
  label: string,
  context: StatementContext,
): readonly Precondition[] {
  const lost = object.dependsOn.filter((id) => context.before.has(id) && !context.after.has(id));
  if (lost.length === 0) return [];
  const name = `${label} ${displayName(object.name)}`;
  return [
    {
      when: sql`SELECT true`,
      diagnostic: errorDiagnostic(
        'still-used',
        `The ${name} uses ${lost
          .filter((id) => !isPart(id, lost))
          .map(inWords)
          .join(', ')}, which the schema no longer has.`,
        {
          subject: name,
          fixes: [
            { title: `Change or drop the ${label} first, in a migration of its own (\`--create-only\`).` },
          ],
        },
      ),
    },
  ];
}

/** A table that goes says enough; its columns go with it. */
function isPart(id: ObjectId, others: readonly ObjectId[]): boolean {
  const name = objectName(id);
  return others.some((other) => other !== id && startsWith(name, objectName(other)));
}

function startsWith(name: readonly string[], beginning: readonly string[]): boolean {
  return name.length > beginning.length && beginning.every((part, index) => part === name[index]);
}

/** `column deals.city` */
function inWords(id: ObjectId): string {
  return `${id.slice(0, id.indexOf(':')).replaceAll('-', ' ')} \`${displayName(objectName(id))}\``;
}
