import { describe, expect, it } from 'vitest';
import { type Enum, enumId } from '../../src/kinds/enum/object.ts';
import { reconcileEnum } from '../../src/kinds/enum/reconcileEnum.ts';
import { schemaDependency } from '../../src/kinds/shared/schemaDependency.ts';

const colors = (values: readonly string[], anyOrder: boolean): Enum => ({
  kind: 'enum',
  id: enumId('public', 'color'),
  name: ['public', 'color'],
  attributes: { values },
  dependsOn: schemaDependency('public'),
  ...(anyOrder ? { details: { anyOrder } } : {}),
});

const reconciled = (declared: readonly string[], current: readonly string[], anyOrder = true) =>
  reconcileEnum(colors(declared, anyOrder), colors(current, false)).attributes.values;

describe('reconcileEnum', () => {
  it('takes the order of the database where the schema leaves it open', () => {
    expect(reconciled(['red', 'green', 'blue'], ['blue', 'red', 'green'])).toEqual(['blue', 'red', 'green']);
  });

  it('puts new values at the end', () => {
    expect(reconciled(['red', 'lime', 'blue'], ['blue', 'red'])).toEqual(['blue', 'red', 'lime']);
  });

  it('keeps to the schema where a value goes, and where the order means something', () => {
    expect(reconciled(['red', 'green'], ['blue', 'green', 'red'])).toEqual(['red', 'green']);
    expect(reconciled(['red', 'blue'], ['blue', 'red'], false)).toEqual(['red', 'blue']);
  });
});
