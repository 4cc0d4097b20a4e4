import type { Column } from './object.ts';

/** A column can do without its default for a while; what is worked out from other columns is no data. */
export function releaseColumn(column: Column): Column | 'rebuild' | undefined {
  switch (column.attributes.default?.type) {
    case 'generated':
      return 'rebuild';
    case 'expression':
      return { ...column, attributes: { ...column.attributes, default: null } };
    default:
      return undefined;
  }
}
