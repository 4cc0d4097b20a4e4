import { quoteIdentifier } from '../../sql/quoteIdentifier.ts';
import { string } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import { usualMultirangeName } from '../shared/multirange.ts';
import type { Multirange } from './object.ts';

/** Its name is a property of its range, where PostgreSQL would not take it by itself. */
export const multirangeRendering: Rendering<Multirange> = {
  beyondClient: true,
  render(multiranges, draft) {
    for (const { id, parent, name } of multiranges) {
      const block = draft.block(parent!)!;
      const [rangeSchema, range] = block.object.name as [string, string];
      const [schema, own] = name as [string, string];
      const quoted =
        schema === rangeSchema ? quoteIdentifier(own) : `${quoteIdentifier(schema)}.${quoteIdentifier(own)}`;
      if (schema !== rangeSchema || own !== usualMultirangeName(range))
        block.assignments.set('multirange', string(quoted));
      draft.place(id, block);
    }
  },
};
