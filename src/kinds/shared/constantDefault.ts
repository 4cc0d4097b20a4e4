import type { ArrayExpression, Expression } from '../../syntax/ast.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { columnTypeSql } from './columnType.ts';
import { enumConstant, scalarConstant } from './constantSql.ts';
import type { Refusal } from './refusal.ts';

type Constant = { readonly sql: string } | Refusal;

/** A constant of the type of a field as SQL, or a list of them. */
export function constantDefault(field: ResolvedField, schema: ResolvedSchema, value: Expression): Constant {
  if (field.type.type === 'unsupported')
    return { problem: 'A column of an unsupported type takes its default as `dbgenerated("SQL")`.' };
  if (!field.list) return constantOf(field, value);
  if (value.type === 'Array') return listDefault(field, schema, value);
  return { problem: `\`${field.name}\` is a list: write its default as \`[…]\`.` };
}

function listDefault(field: ResolvedField, schema: ResolvedSchema, value: ArrayExpression): Constant {
  const items: string[] = [];
  for (const item of value.items) {
    const constant = constantOf(field, item);
    if (!('sql' in constant)) return constant;
    items.push(constant.sql);
  }
  return { sql: `ARRAY[${items.join(', ')}]::${columnTypeSql(field, schema)}` };
}

function constantOf(field: ResolvedField, value: Expression): Constant {
  const { type } = field;
  if (type.type === 'scalar') return scalarConstant(type.scalar, value);
  if (type.type === 'declared' && type.block.keyword === 'enum') return enumConstant(type.block, value);
  const [base] = type.type === 'declared' && type.block.keyword === 'domain' ? type.block.fields : [];
  if (base && !base.list) return constantOf(base, value);
  return { problem: `A default of \`${field.name}\` is written as \`dbgenerated("SQL")\`.` };
}
