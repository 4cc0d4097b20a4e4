import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { checkIndexOptions } from '../shared/checkIndexOptions.ts';
import { declaredIndex, indexDependencies } from '../shared/declaredIndex.ts';
import { checkElement } from '../shared/declareOperatorClass.ts';
import { deferrabilityOf, deferrableParameter } from '../shared/deferrable.ts';
import {
  elementsOf,
  elementsParameter,
  indexName,
  indexParameters,
  methodOf,
} from '../shared/indexParameters.ts';
import { isTable } from '../shared/isTable.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import { whereParameter } from '../shared/predicate.ts';
import { attributesOf, stringArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { type Exclusion, exclusionId } from './object.ts';

const operatorParameter: ParameterSpec = {
  name: 'with',
  type: 'string',
  required: true,
  documentation: 'The operator that must not hold between two rows: `"="`, `"&&"`.',
};

/** What most exclusion constraints are made of; PostgreSQL's own default has no more than `=`. */
export const usualType = 'Gist';

/** The others cannot look for one row at a time. */
const typeParameter: ParameterSpec = {
  name: 'type',
  type: 'word',
  words: ['BTree', 'Hash', 'Gist', 'SpGist'],
  raw: true,
  documentation: `The method of the index behind it; \`${usualType}\` where it is absent.`,
};

const attribute: AttributeSpec = {
  documentation: 'No two rows for which all of the operators hold.',
  blocks: ['model', 'partition'],
  repeatable: true,
  parameters: [
    { ...elementsParameter, fieldParameters: [...elementsParameter.fieldParameters!, operatorParameter] },
    mapParameter('constraint'),
    ...indexParameters.map((parameter) => (parameter.name === 'type' ? typeParameter : parameter)),
    whereParameter,
    deferrableParameter,
  ],
};

/** `@@exclude([room(with: "="), during(with: "&&")])` */
export const declaration: Declaration = {
  blockAttributes: { exclude: attribute },
  namespaces: ['relation', 'constraint'],
  declare: declareExclusions,
};

function declareExclusions(schema: ResolvedSchema, report: Report): readonly Exclusion[] {
  return schema.blocks.filter(isTable).flatMap((block) =>
    attributesOf(block, 'exclude').flatMap((one) => {
      const elements = elementsOf(one);
      if (elements.length === 0) return [];
      check(one, elements, schema, report);
      return [exclusionOf(block, one, elements, schema, report)];
    }),
  );
}

function check(
  one: ResolvedAttribute,
  elements: readonly ElementReference[],
  schema: ResolvedSchema,
  report: Report,
): void {
  const type = wordArgument(one, 'type') ?? usualType;
  checkIndexOptions(one, elements, type, report);
  for (const element of elements) {
    checkElement(one, element, type, methodOf(one, usualType), schema, report);
    if (stringArgument(element, 'with')?.trim() !== '') continue;
    const message = 'Each column and expression has its operator, as in `room(with: "=")`.';
    report(errorDiagnostic('wrong-argument', message, { span: element.span }));
  }
}

function exclusionOf(
  block: ResolvedBlock,
  one: ResolvedAttribute,
  elements: readonly ElementReference[],
  schema: ResolvedSchema,
  report: Report,
): Exclusion {
  const name = indexName('exclusion', block, one, elements);
  const definition = declaredIndex(block, one, elements, methodOf(one, usualType), schema, report);
  return {
    kind: 'exclusion',
    id: exclusionId(block.schema, name),
    parent: block.id,
    name: [block.schema, name],
    attributes: {
      ...definition,
      operators: elements.map((element) => operatorSql(stringArgument(element, 'with') ?? '')),
      deferrable: deferrabilityOf(one),
    },
    dependsOn: indexDependencies(definition, block, schema),
    origin: one.span,
  };
}

/** As the catalog has it: `OPERATOR(pg_catalog.=)` is `=`. */
function operatorSql(text: string): string {
  const [, builtIn] = /^OPERATOR\s*\(\s*pg_catalog\s*\.\s*(\S+)\s*\)$/i.exec(text.trim()) ?? [];
  return builtIn ?? text.trim();
}
