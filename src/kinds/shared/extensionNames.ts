import type { Expression } from '../../syntax/ast.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { expressionArgument } from './resolvedArguments.ts';

/** The items of `extensions = […]`; one may stand without the brackets. */
export function extensionItems(schema: ResolvedSchema): readonly Expression[] {
  const properties = schema.datasource?.properties ?? new Map();
  const expression = expressionArgument({ arguments: properties }, 'extensions');
  if (!expression || expression.type === 'Missing') return [];
  return expression.type === 'Array' ? expression.items : [expression];
}

/** The name of an extension in the database: `map:`, else the name that stands there. */
function extensionName(item: Expression): string | undefined {
  if (item.type !== 'Path' && item.type !== 'Call') return undefined;
  return textOf(item, 'map') ?? item.path.map((name) => name.value).join('.');
}

function textOf(item: Expression, name: string): string | undefined {
  const given = item.type === 'Call' ? item.arguments : [];
  const value = given.find((argument) => argument.name?.value === name)?.value;
  return value?.type === 'String' ? value.value : undefined;
}

/** The schemas of the extensions that are listed with one, by the names of the extensions. */
export function extensionSchemas(schema: ResolvedSchema): ReadonlyMap<string, string> {
  return new Map(
    extensionItems(schema).flatMap((item) => {
      const [name, place] = [extensionName(item), textOf(item, 'schema')];
      return name === undefined || place === undefined ? [] : [[name, place] as const];
    }),
  );
}

/** Whether the schema lists the extension of that name. */
export function listsExtension(schema: ResolvedSchema, name: string): boolean {
  return extensionItems(schema).some((item) => extensionName(item) === name);
}
