import type { Declaration } from '../declaration.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { type SchemaNamespace, schemaId } from './object.ts';

/** The namespaces of `schemas = […]`, and the default one where it is not `public`, which every database has. */
export const declaration: Declaration = {
  blockAttributes: {
    schema: {
      documentation: 'The schema of PostgreSQL that holds it; one of the `schemas` of the datasource.',
      blocks: ['model', 'partition', 'view', 'enum', 'domain', 'type', 'range', 'collation', 'sequence'],
      parameters: [
        {
          name: 'map',
          type: 'string',
          position: 0,
          required: true,
          documentation: 'The name of the schema.',
        },
      ],
    },
  },
  declare: declareSchemas,
};

function declareSchemas(schema: ResolvedSchema): readonly SchemaNamespace[] {
  const listed = schema.datasource?.schemas ?? [{ name: schema.defaultSchema, span: undefined }];
  return listed
    .filter(
      ({ name }, index) => name !== 'public' && listed.findIndex((other) => other.name === name) === index,
    )
    .map(({ name, span }) => ({
      kind: 'schema',
      id: schemaId(name),
      name: [name],
      attributes: {},
      dependsOn: [],
      ...(span && { origin: span }),
    }));
}
