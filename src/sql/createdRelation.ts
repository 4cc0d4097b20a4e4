import type { Node } from 'libpg-query';
import { relationName } from './relationName.ts';

/** The table or view that a statement makes, its name as SQL; undefined for all other statements. */
export function createdRelation(node: Node): string | undefined {
  if ('CreateStmt' in node && node.CreateStmt.relation) return relationName(node.CreateStmt.relation);
  if ('CreateTableAsStmt' in node && node.CreateTableAsStmt.into?.rel)
    return relationName(node.CreateTableAsStmt.into.rel);
  if ('ViewStmt' in node && node.ViewStmt.view && !node.ViewStmt.replace)
    return relationName(node.ViewStmt.view);
  return undefined;
}
