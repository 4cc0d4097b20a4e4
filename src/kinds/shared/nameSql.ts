import { type ObjectId, objectName } from '../../model/object.ts';
import { ident, join, qualified, type Sql } from '../../sql/sql.ts';

/** The qualified name of an object of a schema: `auth.users`. */
export function qualifiedName(id: ObjectId): Sql {
  return qualified(objectName(id));
}

/** The own name of an object, the last part of its qualified name: `city`. */
export function ownName(id: ObjectId): Sql {
  return ident(objectName(id).at(-1)!);
}

/** The own names of columns, with commas: `city, id`. */
export function columnNames(ids: readonly ObjectId[]): Sql {
  return join(ids.map(ownName));
}
