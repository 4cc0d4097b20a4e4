import type { Extension } from './object.ts';

/** Takes over from the database what the declaration leaves open. */
export function reconcileExtension(declared: Extension, current: Extension): Extension {
  const { schema, version } = declared.attributes;
  return {
    ...declared,
    attributes: {
      schema: schema ?? current.attributes.schema,
      version: version ?? current.attributes.version,
    },
    details: { ...current.details, anyVersion: version === null },
  };
}
