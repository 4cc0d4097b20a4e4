/** The oids of the system catalogs that addresses of objects begin with; PostgreSQL never changes them. */
export const catalogClass = {
  type: '1247',
  relation: '1259',
  columnDefault: '2604',
  constraint: '2606',
  namespace: '2615',
  extension: '3079',
} as const;
