import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { indexOfTable, indexParameter } from '../shared/indexOfTable.ts';
import { isTable } from '../shared/isTable.ts';
import { attributesOf, wordArgument } from '../shared/resolvedArguments.ts';
import { type ReplicaIdentity, type ReplicaIdentityAttributes, replicaIdentityOf } from './object.ts';

export const words = { Full: 'full', Nothing: 'nothing' } as const;

/** `@@replicaIdentity(Full)` and `@@replicaIdentity(index: "deals_city_key")` */
export const declaration: Declaration = {
  blockAttributes: {
    replicaIdentity: {
      documentation:
        'What logical replication is told of a row that changes, where it is not its primary key.',
      blocks: ['model', 'partition'],
      parameters: [
        {
          name: 'mode',
          type: 'word',
          words: Object.keys(words),
          position: 0,
          documentation: 'The whole row, or nothing of it.',
        },
        indexParameter,
      ],
    },
  },
  declare: declareReplicaIdentities,
};

function declareReplicaIdentities(
  schema: ResolvedSchema,
  report: Report,
  declared: readonly SchemaObject[],
): readonly ReplicaIdentity[] {
  return schema.blocks.filter(isTable).flatMap((block) =>
    attributesOf(block, 'replicaIdentity').flatMap((attribute) => {
      const stated = statedBy(attribute, block, declared, report);
      return stated ? [{ ...replicaIdentityOf(block.id, stated), origin: attribute.span }] : [];
    }),
  );
}

function statedBy(
  attribute: ResolvedAttribute,
  block: ResolvedBlock,
  declared: readonly SchemaObject[],
  report: Report,
): ReplicaIdentityAttributes | undefined {
  const word = wordArgument(attribute, 'mode') as keyof typeof words | undefined;
  if ((word === undefined) !== attribute.arguments.has('index')) {
    const message = '`@@replicaIdentity` takes `Full`, `Nothing` or `index: "…"`.';
    report(errorDiagnostic('wrong-argument', message, { span: attribute.span }));
    return undefined;
  }
  if (word !== undefined) return { mode: words[word], index: null };
  const index = indexOfTable(block, attribute, declared, report);
  return index && { mode: 'index', index };
}
