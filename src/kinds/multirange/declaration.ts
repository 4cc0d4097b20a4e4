import type { Declaration } from '../declaration.ts';
import { multirangeId, multirangeOf } from '../shared/multirange.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Multirange } from './object.ts';

/** Every `range` block brings one. */
export const declaration: Declaration = {
  declare: (schema, _, declared) =>
    schema.blocks
      .filter(({ keyword, id }) => keyword === 'range' && declared.some((object) => object.id === id))
      .map((block): Multirange => {
        const name = multirangeOf(block);
        return {
          kind: 'multirange',
          id: multirangeId(...name),
          parent: block.id,
          name,
          attributes: {},
          dependsOn: [...schemaDependency(name[0]), block.id],
          origin: block.span,
        };
      }),
};
