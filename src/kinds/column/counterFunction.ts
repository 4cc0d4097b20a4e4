import type { Argument, CallExpression } from '../../syntax/ast.ts';
import type { ResolvedBlock, ResolvedField } from '../resolved.ts';
import { columnTypeName } from '../shared/columnType.ts';
import { databaseNameProblem } from '../shared/databaseNameProblem.ts';
import type { Refusal } from '../shared/refusal.ts';
import { wordArgument } from '../shared/resolvedArguments.ts';
import { calledSequenceOptions, givenSequenceOptions, sequenceTypes } from '../shared/sequenceArguments.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { type SequenceOptions, withoutSequenceDefaults } from '../shared/sequenceOptions.ts';
import type { DefaultValue } from './defaultValue.ts';
import { type ColumnDefault, serialWith } from './object.ts';

/**
 * `autoincrement()` leaves to the database how the column counts up; with arguments it says what the sequence is,
 * and what they do not say is as `serial` makes it.
 */
export function counterFunction(call: CallExpression, field: ResolvedField): DefaultValue | Refusal {
  if (call.arguments.length === 0) return { default: { type: 'serial' }, details: { anyCounter: true } };
  const own = (name: string) => call.arguments.filter((argument) => argument.name?.value === name);
  const [maps, types] = [own('map'), own('type')];
  const given = calledSequenceOptions(
    call.arguments.filter((argument) => !maps.includes(argument) && !types.includes(argument)),
  );
  const type = typeOf(types, field);
  if (!given || !type || maps.length > 1 || (maps[0] && maps[0].value.type !== 'String'))
    return wrongArguments;
  const name = maps[0]?.value.type === 'String' ? maps[0].value.value : undefined;
  const unfit = name === undefined ? undefined : databaseNameProblem(name);
  if (unfit) return unfit;
  return { default: counter(name, type, given, field), details: {} };
}

/** The default of a column that counts up from a sequence with a block of its own. */
export function declaredCounter(sequence: ResolvedBlock, field: ResolvedField): ColumnDefault {
  const given = { arguments: sequence.properties };
  const type = sequenceTypes[wordArgument(given, 'type') ?? 'BigInt']!;
  return counter(sequence.databaseName, type, givenSequenceOptions(given), field);
}

function counter(
  name: string | undefined,
  type: string,
  given: Partial<SequenceOptions>,
  field: ResolvedField,
): ColumnDefault {
  return serialWith({
    ...(name === undefined || name === usualName(field) ? {} : { name }),
    ...(type === columnTypeName(field) ? {} : { type }),
    ...withoutSequenceDefaults(type, given),
  });
}

const wrongArguments: Refusal = {
  problem:
    '`autoincrement()` takes nothing, or what its sequence is: `map` (its name), `type` (`SmallInt`, `Int` or `BigInt`), `start`, `increment`, `minValue`, `maxValue`, `cache` and `cycle`.',
};

/** The type of the sequence: the one that is given, else that of the column. */
function typeOf(given: readonly Argument[], field: ResolvedField): string | undefined {
  const [argument, ...others] = given;
  if (!argument) return columnTypeName(field);
  const word = argument.value.type === 'Path' ? argument.value.path.map((part) => part.value).join('.') : '';
  return others.length === 0 && Object.hasOwn(sequenceTypes, word) ? sequenceTypes[word] : undefined;
}

function usualName({ block, databaseName }: ResolvedField): string {
  return sequenceName(block.databaseName, databaseName);
}
