import { type Sql, sql } from '../../sql/sql.ts';
import type { Argument } from '../../syntax/ast.ts';
import { argument, path } from '../../syntax/build.ts';
import type { ParameterSpec } from '../declaration.ts';
import { type WithArguments, wordArgument } from './resolvedArguments.ts';

/** When a constraint is checked: with each statement, or at the end of the transaction, if that asks for it or always. */
export type Deferrability = 'no' | 'deferrable' | 'initially deferred';

const words = { Deferrable: 'deferrable', InitiallyDeferred: 'initially deferred' } as const;

/** `deferrable: InitiallyDeferred` */
export const deferrableParameter: ParameterSpec = {
  name: 'deferrable',
  type: 'word',
  words: Object.keys(words),
  documentation: 'The constraint can be checked at the end of the transaction, or always is.',
};

export function deferrabilityOf(attribute: WithArguments): Deferrability {
  const word = wordArgument(attribute, 'deferrable') as keyof typeof words | undefined;
  return word ? words[word] : 'no';
}

/** The arguments that say it again. */
export function deferrableArguments(deferrable: Deferrability): readonly Argument[] {
  const word = Object.entries(words).find(([, meaning]) => meaning === deferrable)?.[0];
  return word === undefined ? [] : [argument('deferrable', path(word))];
}

/** A column of a query over a constraint: the name of the row of pg_constraint. */
export function deferrableColumn(constraint: Sql): Sql {
  return sql`CASE WHEN ${constraint}.condeferred THEN 'initially deferred'
        WHEN ${constraint}.condeferrable THEN 'deferrable' ELSE 'no' END AS deferrable`;
}

/** What stands behind the definition. */
export function deferrableSql(deferrable: Deferrability): readonly Sql[] {
  switch (deferrable) {
    case 'no':
      return [];
    case 'deferrable':
      return [sql`DEFERRABLE INITIALLY IMMEDIATE`];
    case 'initially deferred':
      return [sql`DEFERRABLE INITIALLY DEFERRED`];
  }
}
