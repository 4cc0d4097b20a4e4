import { type Diagnostic, errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import type { Precondition } from '../../model/plan.ts';
import { literal, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { membersOf } from './membersOf.ts';
import type { Extension } from './object.ts';

/** What must hold before an extension can have another version or be elsewhere. */
export function checkExtension(
  { before, after }: { readonly before?: Extension; readonly after: Extension },
  context: StatementContext,
): readonly Precondition[] {
  if (before) return missingUpdate(before, after);
  return context.before.has(after.id) ? [heldByColumns(after)] : [];
}

/** PostgreSQL goes from version to version by scripts; seldom is there one that leads back. */
export function missingUpdate(before: Extension, after: Extension): readonly Precondition[] {
  const [from, to] = [before.attributes.version, after.attributes.version];
  if (from === null || to === null || from === to) return [];
  const message = `PostgreSQL has no way from version ${from} of the extension \`${after.name[0]}\` to version ${to}.`;
  return [
    {
      when: sql`SELECT NOT EXISTS (SELECT FROM pg_extension_update_paths(${literal(after.name[0]!)})
      WHERE source = ${literal(from)} AND target = ${literal(to)} AND path IS NOT NULL)`,
      diagnostic: problem('no-extension-update', message, after, [
        { title: `leave \`version\` at "${from}"` },
        { title: 'take the extension out in one migration and put it back in the next' },
      ]),
    },
  ];
}

/** It is made anew, which columns of its types would not outlive. */
function heldByColumns(after: Extension): Precondition {
  const message = `The extension \`${after.name[0]}\` cannot go to the schema \`${after.attributes.schema}\`: PostgreSQL moves it only by dropping it, and columns hold values of its types.`;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${membersOf(after, 'pg_type')} AS m
      JOIN pg_type t ON t.oid = m.objid
      JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'c', 'm')
      WHERE c.oid NOT IN ${membersOf(after, 'pg_class')})`,
    diagnostic: problem('extension-in-use', message, after, [
      { title: 'leave it in the schema where it is' },
    ]),
  };
}

function problem(
  code: string,
  message: string,
  { origin, id }: Extension,
  fixes: readonly Fix[],
): Diagnostic {
  return errorDiagnostic(code, message, { ...(origin ? { span: origin } : { subject: id }), fixes });
}
