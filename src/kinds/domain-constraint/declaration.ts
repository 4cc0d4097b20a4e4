import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { collationReferences } from '../shared/collationReferences.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import { attributesOf, booleanArgument, stringArgument } from '../shared/resolvedArguments.ts';
import { domainConstraintName } from './domainConstraintName.ts';
import { type DomainConstraint, domainConstraintId } from './object.ts';

/** `@@check(expression: "VALUE > 0")` in a `domain` block. */
export const declaration: Declaration = {
  blockAttributes: {
    check: {
      documentation: 'A condition that every value of the domain meets.',
      blocks: ['domain'],
      repeatable: true,
      parameters: [
        {
          name: 'expression',
          type: 'sql',
          raw: true,
          position: 0,
          required: true,
          documentation: 'SQL over `VALUE` that must not be false: `"VALUE >= 0"`.',
        },
        mapParameter('constraint'),
        {
          name: 'validated',
          type: 'boolean',
          documentation: 'Whether the values that were there before have been checked (`false`: NOT VALID).',
        },
      ],
    },
  },
  namespaces: ['constraint'],
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'domain')
      .flatMap((block) => constraintsOf(block, schema, report)),
};

function constraintsOf(
  block: ResolvedBlock,
  schema: ResolvedSchema,
  report: Report,
): readonly DomainConstraint[] {
  const attributes = attributesOf(block, 'check');
  const taken = new Set(attributes.flatMap((attribute) => stringArgument(attribute, 'map') ?? []));
  return attributes.flatMap((attribute) => {
    const expression = stringArgument(attribute, 'expression');
    if (expression === undefined) return [];
    if (expression.trim() === '') {
      report(errorDiagnostic('wrong-argument', 'A check needs a condition.', { span: attribute.span }));
      return [];
    }
    const name = stringArgument(attribute, 'map') ?? derivedName(block, taken);
    taken.add(name);
    return [constraintOf(block, name, expression, attribute, schema)];
  });
}

function derivedName(block: ResolvedBlock, taken: ReadonlySet<string>): string {
  for (let number = 0; ; number += 1) {
    const name = domainConstraintName(block.databaseName, number);
    if (!taken.has(name)) return name;
  }
}

function constraintOf(
  block: ResolvedBlock,
  name: string,
  expression: string,
  attribute: ResolvedAttribute,
  schema: ResolvedSchema,
): DomainConstraint {
  const domain = [block.schema, block.databaseName];
  return {
    kind: 'domain-constraint',
    id: domainConstraintId(domain, name),
    parent: block.id,
    name: [...domain, name],
    attributes: { expression, validated: booleanArgument(attribute, 'validated') ?? true },
    dependsOn: collationReferences(expression, schema),
    origin: attribute.span,
  };
}
