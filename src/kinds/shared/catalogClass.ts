/**
 * The oids of the system catalogs that addresses of objects begin with; PostgreSQL never changes them. The
 * introspection reads the dependencies of, and the comments on, what is in these.
 */
export const catalogClass = {
  type: '1247',
  /** pg_attribute, in which the catalog has no addresses of its own: what a table says otherwise of an inherited column. */
  inheritedColumn: '1249',
  procedure: '1255',
  relation: '1259',
  columnDefault: '2604',
  constraint: '2606',
  namespace: '2615',
  rewrite: '2618',
  trigger: '2620',
  extension: '3079',
  policy: '3256',
  statistics: '3381',
  collation: '3456',
} as const;
