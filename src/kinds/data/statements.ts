import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { bulkActions } from './bulkActions.ts';
import { checkDeletions } from './checkDeletions.ts';
import { holdsRows } from './holdsRows.ts';
import type { Data, DataAttributes } from './object.ts';
import { describeKeys } from './words.ts';

export const dataStatements: Statements<'data', DataAttributes> = {
  create: notAlone,
  drop: notAlone,
  bulk: bulkActions,
  address: (data) => {
    throw new Error(`rows have no address: ${data.id}`);
  },
  losesData: (data, context) => {
    const keys = Object.keys(data.attributes.rows);
    if (keys.length === 0) return undefined;
    const table = displayName(objectName(data.parent!));
    return {
      when: sql`SELECT ${holdsRows(data, keys, context)}`,
      message: `Rows of ${table} are deleted: ${describeKeys(keys)}.`,
      comesBack: true,
    };
  },
  check: ({ before, after }, context) => (before ? checkDeletions(before, after, context) : []),
  checkDrop: (data, context) => checkDeletions(data, undefined, context),
};

function notAlone(data: Data): never {
  throw new Error(`the rows of ${data.id} change together with those of other tables`);
}

const together: AttributeRule<'data', DataAttributes> = { change: 'alter', alter: notAlone };

export const dataRules: { readonly [P in keyof DataAttributes]-?: AttributeRule<'data', DataAttributes> } = {
  key: together,
  rows: together,
};
