import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { ident, join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Expression, ObjectExpression } from '../../syntax/ast.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedBlock, ResolvedField } from '../resolved.ts';
import { allColumns } from './allColumns.ts';
import { expressionArgument } from './resolvedArguments.ts';

/** `where: raw("…")` or `where: { active: true }` of an index. */
export const whereParameter: ParameterSpec = {
  name: 'where',
  type: 'expression',
  previewFeature: 'partialIndexes',
  documentation: 'Only rows for which this holds are in the index: `raw("SQL")` or `{ field: value }`.',
};

/** The SQL of an index's `where:`, null where there is none or what there is has been reported. */
export function predicateOf(
  attribute: ResolvedAttribute,
  block: ResolvedBlock,
  report: Report,
): string | null {
  const where = expressionArgument(attribute, 'where');
  if (!where || where.type === 'Missing') return null;
  const error = (message: string, at: Expression = where) =>
    report(errorDiagnostic('wrong-where', message, { span: at.span }));
  if (where.type === 'Call' && where.path.length === 1 && where.path[0]?.value === 'raw') {
    const [argument, ...others] = where.arguments;
    if (argument?.value.type === 'String' && others.length === 0) return argument.value.value;
    error('`raw` takes one string with the SQL of the condition, as in `where: raw("archived_at IS NULL")`.');
    return null;
  }
  if (where.type !== 'Object') {
    error('`where` is written as `raw("SQL")` or as `{ field: value }`.');
    return null;
  }
  return objectPredicate(where, block, error);
}

type Fail = (message: string, at: Expression) => void;

function objectPredicate(where: ObjectExpression, block: ResolvedBlock, error: Fail): string | null {
  if (where.entries.length === 0) {
    error('`where` is empty: name at least one field, or leave it out.', where);
    return null;
  }
  const conditions = where.entries.map(({ key, value }) => {
    const field = allColumns(block).find((candidate) => candidate.name === key.value);
    if (!field) {
      error(`\`${block.name}\` has no column \`${key.value}\`.`, where);
      return undefined;
    }
    return fieldCondition(field, value, error);
  });
  const sound = conditions.filter((condition) => condition !== undefined);
  if (sound.length < conditions.length) return null;
  return sound.length === 1
    ? sound[0]!.text()
    : join(
        sound.map((one) => sql`(${one})`),
        sql` AND `,
      ).text();
}

function fieldCondition(field: ResolvedField, value: Expression, error: Fail): Sql | undefined {
  if (value.type !== 'Object') return comparison(field, value, false, error);
  const [entry, ...others] = value.entries;
  if (entry?.key.value === 'not' && others.length === 0) return comparison(field, entry.value, true, error);
  error(`A condition on \`${field.name}\` is a value or \`{ not: value }\`.`, value);
  return undefined;
}

function comparison(field: ResolvedField, value: Expression, negated: boolean, error: Fail): Sql | undefined {
  const column = ident(field.databaseName);
  switch (value.type) {
    case 'Null':
      return negated ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`;
    case 'Boolean':
      if (!fits(field, ['Boolean'])) break;
      return sql`${column} ${verbatim(negated ? '<>' : '=')} ${literal(value.value)}`;
    case 'String':
      if (!fits(field, ['String', 'DateTime', 'Json', 'Bytes', 'Decimal']) && field.type.type !== 'declared')
        break;
      return sql`${column} ${verbatim(negated ? '<>' : '=')} ${literal(value.value)}`;
    case 'Number':
      if (!fits(field, ['Int', 'BigInt', 'Float', 'Decimal'])) break;
      return sql`${column} ${verbatim(negated ? '<>' : '=')} ${verbatim(value.text)}`;
  }
  error(`This is no value that \`${field.name}\` can be compared with.`, value);
  return undefined;
}

function fits(field: ResolvedField, scalars: readonly string[]): boolean {
  return (
    field.type.type === 'unsupported' || (field.type.type === 'scalar' && scalars.includes(field.type.scalar))
  );
}
