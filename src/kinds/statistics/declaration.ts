import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { allColumns } from '../shared/allColumns.ts';
import { truncateName } from '../shared/constraintName.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import {
  attributesOf,
  elementsArgument,
  integerArgument,
  stringArgument,
  stringsArgument,
} from '../shared/resolvedArguments.ts';
import { type Statistics, statisticsId, statisticsKinds } from './object.ts';

const attribute: AttributeSpec = {
  documentation: 'What ANALYZE learns of these columns together: extended statistics.',
  blocks: ['model', 'partition'],
  repeatable: true,
  parameters: [
    {
      name: 'fields',
      type: 'elements',
      position: 0,
      required: true,
      documentation: 'Columns, and expressions as `raw("…")`; two at least, or one expression.',
    },
    {
      name: 'kinds',
      type: 'strings',
      documentation: 'Some of `"ndistinct"`, `"dependencies"` and `"mcv"`; all where it is absent.',
    },
    { name: 'target', type: 'integer', documentation: 'How much is learned, 0 to 10000.' },
    mapParameter('statistics'),
    { name: 'schema', type: 'string', documentation: 'Its schema, where it is not that of the table.' },
  ],
};

/** `@@statistics([city, zip], kinds: ["mcv"])` */
export const declaration: Declaration = {
  blockAttributes: { statistics: attribute },
  declare: declareStatistics,
};

function declareStatistics(schema: ResolvedSchema, report: Report): readonly Statistics[] {
  return schema.blocks.flatMap((block) =>
    attributesOf(block, 'statistics').flatMap((attribute) => {
      const elements = elementsArgument(attribute, 'fields') ?? [];
      const problem = problemOf(attribute, elements);
      if (problem) report(errorDiagnostic('wrong-argument', problem, { span: attribute.span }));
      return problem ? [] : [statisticsOf(block, attribute, elements)];
    }),
  );
}

function problemOf(attribute: ResolvedAttribute, elements: readonly ElementReference[]): string | undefined {
  const target = Number(integerArgument(attribute, 'target') ?? 0);
  const kinds = stringsArgument(attribute, 'kinds');
  const columns = elements.flatMap(({ field }) => field ?? []);
  if (elements.length === 0 || (elements.length === 1 && columns.length === 1))
    return 'Statistics are on two columns at least, or on an expression.';
  if (elements.length > 8) return 'Statistics are on eight columns and expressions at most.';
  if (new Set(columns).size < columns.length) return 'A column stands in it twice.';
  if (kinds && elements.length === 1) return 'Statistics on one expression have no kinds.';
  if (kinds?.length === 0) return 'Leave `kinds` out to have all of them.';
  const unknown = kinds?.find((kind) => !(statisticsKinds as readonly string[]).includes(kind));
  if (unknown !== undefined)
    return `There is no kind "${unknown}": it is "ndistinct", "dependencies" or "mcv".`;
  return target >= 0 && target <= 10_000 ? undefined : 'A statistics target is a number from 0 to 10000.';
}

function statisticsOf(
  model: ResolvedBlock,
  attribute: ResolvedAttribute,
  elements: readonly ElementReference[],
): Statistics {
  const columns = elements.flatMap(({ field }) => field?.id ?? []);
  const stated = stringsArgument(attribute, 'kinds') ?? statisticsKinds;
  const target = integerArgument(attribute, 'target');
  const schema = stringArgument(attribute, 'schema') ?? model.schema;
  const name = stringArgument(attribute, 'map') ?? derivedName(model.databaseName, elements.map(columnName));
  const all = allColumns(model).map((field) => field.id);
  return {
    kind: 'statistics',
    id: statisticsId(schema, name),
    parent: model.id,
    name: [schema, name],
    attributes: {
      table: model.id,
      columns: [...columns].sort(),
      elements: elements.flatMap((element) =>
        element.field ? [] : [{ expression: element.expression.value }],
      ),
      kinds: elements.length === 1 ? [] : statisticsKinds.filter((kind) => stated.includes(kind)),
      ...(target !== undefined && { target: Number(target) }),
    },
    // Which columns an expression names is PostgreSQL's to know.
    dependsOn: columns.length < elements.length ? all : columns,
    origin: attribute.span,
  };
}

function columnName(element: ElementReference): string {
  return element.field?.databaseName ?? 'expr';
}

/** PostgreSQL's own name for it: `deals_city_zip_stat`. */
export function derivedName(table: string, columns: readonly string[]): string {
  return `${truncateName([table, ...columns].join('_'), 63 - '_stat'.length)}_stat`;
}
