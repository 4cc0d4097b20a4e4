import type { Expression } from '../../syntax/ast.ts';
import { argument, array, call, path, string } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import { settleNames } from '../shared/settleNames.ts';
import type { Extension } from './object.ts';

/**
 * Extensions stand in the datasource. Their versions are left out: a server offers few of them, and another server
 * other ones.
 */
export const extensionRendering: Rendering<Extension> = {
  render(extensions, draft) {
    if (extensions.length === 0) return;
    const requests = extensions.map((extension) => ({ stored: extension.name[0]! }));
    const names = settleNames(requests, { empty: 'extension' });
    const words = extensions.map((extension, index) =>
      extensionWords(extension, names[index]!, draft.defaultSchema),
    );
    draft.datasource.set('extensions', array(...words));
    for (const extension of extensions) draft.place(extension.id);
  },
};

function extensionWords(extension: Extension, name: string, defaultSchema: string): Expression {
  const [stored] = extension.name;
  const { schema } = extension.attributes;
  const options = [
    ...(stored === name ? [] : [argument('map', string(stored!))]),
    ...(schema === null || schema === defaultSchema ? [] : [argument('schema', string(schema))]),
  ];
  return options.length === 0 ? path(name) : call(name, ...options);
}
