import { objectName } from '../../model/object.ts';
import { qualified, sql } from '../../sql/sql.ts';
import type { Statements } from '../kind.ts';
import { constructorsOf, moveConstructors } from '../shared/constructors.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { stepAsideAs } from '../shared/stepAside.ts';
import type { MultirangeAttributes } from './object.ts';

/** It is made, steps aside and goes with its range. */
export const multirangeStatements: Statements<'multirange', MultirangeAttributes> = {
  create: () => [],
  inline: ({ name }) => sql`multirange_type_name = ${qualified(name)}`,
  drop: () => [],
  rename: {
    when: 'equal',
    rename: (before, after) => {
      const range = qualifiedName(after.parent!);
      const [schema] = objectName(after.parent!) as [string, string];
      const functions = constructorsOf(before, [schema, before.name[1]!]);
      return [
        ...renameInSchema({ word: sql`TYPE`, before: before.name, after: after.name }),
        ...moveConstructors(
          [schema, functions[1]!],
          [schema, after.name[1]!],
          [sql``, range, sql`${range}[]`],
        ),
      ];
    },
  },
  movesWithParent: false,
  address: ({ name }) => sql`TYPE ${qualified(name)}`,
  stepAside: stepAsideAs(sql`TYPE`, 'multirange'),
};
