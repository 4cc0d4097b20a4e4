import type { Hints } from '../../model/object.ts';
import type { AttributeSpec } from '../declaration.ts';
import type { ResolvedAttribute } from '../resolved.ts';
import { nameParameter } from './nameArguments.ts';
import { attributeOf, stringArgument } from './resolvedArguments.ts';

/** `@renamedFrom("old")` or `@@renamedFrom("old")`, for the blocks of these keywords. */
export function renamedFromSpec(blocks: readonly string[]): AttributeSpec {
  return {
    documentation: 'The name in the database until now: it is renamed, not dropped and created.',
    blocks,
    parameters: [nameParameter('The name in the database, not the one in the schema file.')],
  };
}

/** The hints on a block, field or value, as a part of its object; nothing where there are none. */
export function hintsOf(
  owner: { readonly attributes: readonly ResolvedAttribute[] },
  more: Hints = {},
): { hints?: Hints } {
  const renamedFrom = stringArgument(attributeOf(owner, 'renamedFrom'), 'name');
  const using = stringArgument(attributeOf(owner, 'using'), 'sql');
  const backfill = stringArgument(attributeOf(owner, 'backfill'), 'sql');
  const hints = {
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(using !== undefined && { using }),
    ...(backfill !== undefined && { backfill }),
    ...more,
  };
  return Object.keys(hints).length > 0 ? { hints } : {};
}
