import type { CallExpression } from '../../syntax/ast.ts';
import type { ParameterSpec } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedField } from '../resolved.ts';
import { columnTypeName } from '../shared/columnType.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import type { Refusal } from '../shared/refusal.ts';
import { booleanArgument, stringArgument } from '../shared/resolvedArguments.ts';
import {
  calledSequenceOptions,
  givenSequenceOptions,
  sequenceOptionParameters,
} from '../shared/sequenceArguments.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { withoutSequenceDefaults } from '../shared/sequenceOptions.ts';
import type { DefaultValue } from './defaultValue.ts';
import type { ColumnDefault } from './object.ts';

export const identityParameters: readonly ParameterSpec[] = [
  {
    name: 'always',
    type: 'boolean',
    documentation: 'GENERATED ALWAYS: a statement cannot give the column a value of its own.',
  },
  mapParameter('sequence behind it'),
  ...sequenceOptionParameters,
];

/** `@identity(always: true, start: 10)` */
export function identityOf(attribute: ResolvedAttribute, field: ResolvedField): ColumnDefault {
  const always = booleanArgument(attribute, 'always') ?? false;
  const options = withoutSequenceDefaults(columnTypeName(field), givenSequenceOptions(attribute));
  const name = stringArgument(attribute, 'map');
  const usual = sequenceName(field.block.databaseName, field.databaseName);
  return { type: 'identity', always, options, ...(name === undefined || name === usual ? {} : { name }) };
}

/** `sequence(start: 10)` */
export function identityFunction(call: CallExpression, field: ResolvedField): DefaultValue | Refusal {
  const given = calledSequenceOptions(call.arguments);
  if (!given) {
    return {
      problem:
        '`sequence()` takes `start`, `increment`, `minValue`, `maxValue`, `cache` (whole numbers) and `cycle`.',
    };
  }
  const options = withoutSequenceDefaults(columnTypeName(field), given);
  return { default: { type: 'identity', always: false, options }, details: {} };
}
