import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName, type SchemaObject } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { Argument } from '../../syntax/ast.ts';
import { argument, boolean } from '../../syntax/build.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { StatementContext } from '../kind.ts';
import type { ResolvedAttribute } from '../resolved.ts';
import { alterTable } from './alterTable.ts';
import { displayName } from './displayName.ts';
import { isPartitioned } from './isPartitioned.ts';
import { locks } from './locks.ts';
import { needsServer } from './needsServer.ts';
import { booleanArgument } from './resolvedArguments.ts';

/** How far a check or a foreign key holds: for all rows, for those written since it was made, or for none. */
export type Validation = 'valid' | 'not valid' | 'not enforced';

/** `validated: false` and `enforced: false` */
export const validationParameters: readonly ParameterSpec[] = [
  {
    name: 'validated',
    type: 'boolean',
    documentation: 'Whether the rows that were there before have been checked (`false`: NOT VALID).',
  },
  {
    name: 'enforced',
    type: 'boolean',
    documentation: '`false`: PostgreSQL notes the constraint and checks no row (PostgreSQL 18).',
  },
];

/** What the attribute says; what is not enforced is not validated either. */
export function validationOf(attribute: ResolvedAttribute, report: Report): Validation {
  const validated = booleanArgument(attribute, 'validated');
  const enforced = booleanArgument(attribute, 'enforced') ?? true;
  if (!enforced && validated === true) {
    const message = 'What is not enforced cannot be validated: leave one of the two out.';
    report(errorDiagnostic('unsupported-argument', message, { span: attribute.span }));
  }
  if (!enforced) return 'not enforced';
  return validated === false ? 'not valid' : 'valid';
}

/** The arguments that say it again. */
export function validationArguments(validation: Validation): readonly Argument[] {
  switch (validation) {
    case 'valid':
      return [];
    case 'not valid':
      return [argument('validated', boolean(false))];
    case 'not enforced':
      return [argument('enforced', boolean(false))];
  }
}

/** A column of a query over pg_constraint `c`. */
export function validationColumn(version: number): Sql {
  const enforced = version >= 180_000 ? sql`WHEN NOT c.conenforced THEN 'not enforced' ` : sql``;
  return sql`CASE ${enforced}WHEN c.convalidated THEN 'valid' ELSE 'not valid' END AS validation`;
}

/** What stands at the end of the definition. */
export function validationSql(validation: Validation): readonly Sql[] {
  switch (validation) {
    case 'valid':
      return [];
    case 'not valid':
      return [sql`NOT VALID`];
    case 'not enforced':
      return [sql`NOT ENFORCED`];
  }
}

/** Checks the rows that are there; others read and write meanwhile. */
export function validateConstraint({ parent, name }: SchemaObject): Action {
  return validate(parent!, name.at(-1)!);
}

/** The same, by the name of the constraint. */
export function validate(table: ObjectId, constraint: string): Action {
  const name = ident(constraint);
  return {
    ...alterTable({ table, step: 'alter', clauses: [sql`VALIDATE CONSTRAINT ${name}`] }),
    stage: 'verify',
    locks: locks('SHARE UPDATE EXCLUSIVE', table),
    hazards: [
      {
        type: 'full-scan',
        message: `All rows of ${displayName(objectName(table))} are checked; others read and write meanwhile.`,
      },
    ],
  };
}

/**
 * A constraint as it is made, and what follows at the end of the plan: where one is made anew while others read and write, it is
 * made without looking at the rows, which is done then.
 */
export function confirmedLater<Object extends SchemaObject<string, { readonly validation: Validation }>>(
  constraint: Object,
  { online, before }: StatementContext,
): { readonly made: Object; readonly confirmation: readonly Action[] } {
  const { id, parent, attributes } = constraint;
  // Before release 18 a partitioned table takes no foreign key that is not valid.
  const isLater =
    online === true &&
    attributes.validation === 'valid' &&
    before.has(id) &&
    !isPartitioned(before.get(parent!));
  if (!isLater) return { made: constraint, confirmation: [] };
  const made = { ...constraint, attributes: { ...attributes, validation: 'not valid' } };
  return { made, confirmation: [confirm(made)] };
}

function confirm(constraint: SchemaObject): Action {
  return {
    ...validateConstraint(constraint),
    stage: 'confirm',
    summary: `Look for rows that break ${displayName(constraint.name.slice(-1))}.`,
  };
}

/** NOT ENFORCED is new in PostgreSQL 18. */
export function needsEnforcement(
  constraint: SchemaObject<string, { readonly validation: Validation }>,
  version: number,
): readonly Precondition[] {
  if (constraint.attributes.validation !== 'not enforced') return [];
  return needsServer(constraint, version, {
    major: 18,
    what: 'a constraint that is not enforced',
    fix: 'leave out `enforced: false`',
  });
}
