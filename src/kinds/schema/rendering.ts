import { array, string } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import type { SchemaNamespace } from './object.ts';

/** Schemas stand in the datasource, unless the default one is all there is. */
export const schemaRendering: Rendering<SchemaNamespace> = {
  render(schemas, draft) {
    const names = new Set([
      ...schemas.map((schema) => schema.name[0]!),
      ...draft.blocks.map((block) => block.object.name[0]!),
    ]);
    if ([...names].some((name) => name !== draft.defaultSchema))
      draft.datasource.set('schemas', array(...[...names].toSorted().map((name) => string(name))));
    for (const schema of schemas) draft.place(schema.id);
  },
};
