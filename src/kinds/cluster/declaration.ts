import type { SchemaObject } from '../../model/object.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { indexOfTable, indexParameter } from '../shared/indexOfTable.ts';
import { isTable } from '../shared/isTable.ts';
import { attributesOf } from '../shared/resolvedArguments.ts';
import { type Cluster, clusterOf } from './object.ts';

/** `@@cluster("deals_city_idx")` */
export const declaration: Declaration = {
  blockAttributes: {
    cluster: {
      documentation: 'The order in which CLUSTER writes the rows anew: that of this index.',
      blocks: ['model', 'partition'],
      parameters: [{ ...indexParameter, required: true, position: 0 }],
    },
  },
  declare: declareClusters,
};

function declareClusters(
  schema: ResolvedSchema,
  report: Report,
  declared: readonly SchemaObject[],
): readonly Cluster[] {
  return schema.blocks.filter(isTable).flatMap((block) =>
    attributesOf(block, 'cluster').flatMap((attribute) => {
      const index = indexOfTable(block, attribute, declared, report);
      return index ? [{ ...clusterOf(block.id, index), origin: attribute.span }] : [];
    }),
  );
}
