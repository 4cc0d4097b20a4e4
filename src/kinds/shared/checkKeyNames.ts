import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock } from '../resolved.ts';
import { attributesOf, stringArgument } from './resolvedArguments.ts';

/** An index or a key, as far as its names go. */
interface Named {
  readonly attribute: ResolvedAttribute;
  readonly fields: readonly ElementReference[];
}

/**
 * Prisma Client's rules for the names of keys, those of `name:` and those that it makes: each can stand beside the
 * names of the fields. `written` is the attribute as the user writes it, `@@unique`.
 */
export function checkKeyNames(written: string, block: ResolvedBlock, key: Named, report: Report): void {
  const { span } = key.attribute;
  const error = (code: string, message: string) => report(errorDiagnostic(code, message, { span }));
  const name = stringArgument(key.attribute, 'name');
  const fieldNames = new Set(block.fields.map((field) => field.name));
  if (name !== undefined) {
    if (!/^\w+$/.test(name))
      error('invalid-name', `\`name\` in \`${written}\` takes letters, digits and \`_\`.`);
    if (fieldNames.has(name)) error('duplicate-name', `\`${block.name}\` has a field \`${name}\` already.`);
    if (sharesName(block, key.attribute, name)) {
      error('duplicate-name', `\`${block.name}\` has two keys with the name \`${name}\`.`);
    }
  }
  const joined = key.fields.map(({ field }) => field?.name ?? '').join('_');
  const columns = block.fields.filter((field) => field.type.type !== 'relation');
  if (key.fields.length > 1 && columns.some((field) => field.name === joined)) {
    error(
      'duplicate-name',
      `Prisma Client names this key \`${joined}\`, and a field of \`${block.name}\` has that name.`,
    );
  }
}

function sharesName(block: ResolvedBlock, attribute: ResolvedAttribute, name: string): boolean {
  return ['id', 'unique']
    .flatMap((key) => attributesOf(block, key))
    .some((other) => other !== attribute && stringArgument(other, 'name') === name);
}
