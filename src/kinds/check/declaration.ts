import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { allColumns } from '../shared/allColumns.ts';
import { collationReferences } from '../shared/collationReferences.ts';
import { isTable } from '../shared/isTable.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import { attributesOf, booleanArgument, stringArgument } from '../shared/resolvedArguments.ts';
import { validationOf, validationParameters } from '../shared/validation.ts';
import { checkName } from './checkName.ts';
import { type Check, checkId } from './object.ts';

const parameters: readonly ParameterSpec[] = [
  {
    name: 'expression',
    type: 'sql',
    raw: true,
    position: 0,
    required: true,
    documentation: 'SQL over the columns of the table that must not be false: `"price >= 0"`.',
  },
  mapParameter('constraint'),
  ...validationParameters,
  {
    name: 'inherit',
    type: 'boolean',
    documentation: '`false`: it is not for the tables that inherit from this one (NO INHERIT).',
  },
];

const blockAttribute: AttributeSpec = {
  documentation: 'A condition that every row meets.',
  blocks: ['model', 'partition'],
  repeatable: true,
  parameters,
};

/** `@@check(expression: "…")`, and `@check("…")` on a field, its short form. */
export const declaration: Declaration = {
  fieldAttributes: { check: { ...blockAttribute, documentation: 'A condition on the column.' } },
  blockAttributes: { check: blockAttribute },
  namespaces: ['constraint'],
  declare: declareChecks,
};

function declareChecks(schema: ResolvedSchema, report: Report): readonly Check[] {
  return schema.blocks.filter(isTable).flatMap((table) => checksOf(table, schema, report));
}

function checksOf(model: ResolvedBlock, schema: ResolvedSchema, report: Report): readonly Check[] {
  const attributes = [...model.fields, model].flatMap((owner) => attributesOf(owner, 'check'));
  const written = attributes.flatMap((attribute) => {
    const expression = stringArgument(attribute, 'expression');
    if (expression?.trim() !== '') return expression === undefined ? [] : [{ attribute, expression }];
    report(errorDiagnostic('wrong-argument', 'A check needs a condition.', { span: attribute.span }));
    return [];
  });
  const taken = new Set(attributes.flatMap((attribute) => stringArgument(attribute, 'map') ?? []));
  return written.map(({ attribute, expression }) => {
    const name = stringArgument(attribute, 'map') ?? derivedName(model, expression, taken);
    taken.add(name);
    return checkOf(model, name, expression, attribute, schema, report);
  });
}

function derivedName(model: ResolvedBlock, expression: string, taken: ReadonlySet<string>): string {
  const columns = allColumns(model).map(({ databaseName }) => databaseName);
  for (let number = 0; ; number += 1) {
    const name = checkName(model.databaseName, columns, expression, number);
    if (!taken.has(name)) return name;
  }
}

function checkOf(
  model: ResolvedBlock,
  name: string,
  expression: string,
  attribute: ResolvedAttribute,
  schema: ResolvedSchema,
  report: Report,
): Check {
  const table = [model.schema, model.databaseName];
  return {
    kind: 'check',
    id: checkId(table, name),
    parent: model.id,
    name: [...table, name],
    attributes: {
      expression,
      inherited: booleanArgument(attribute, 'inherit') ?? true,
      validation: validationOf(attribute, report),
    },
    // Which columns an expression names is PostgreSQL's to know: all of the table are there before the check.
    dependsOn: [
      ...allColumns(model).flatMap(({ id, type }) => (type.type === 'declared' ? [id, type.block.id] : [id])),
      ...collationReferences(expression, schema),
    ],
    origin: attribute.span,
  };
}
