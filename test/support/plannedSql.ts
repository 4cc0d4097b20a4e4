import { diff } from '../../src/diff/diff.ts';
import { hintedRenames } from '../../src/diff/hintedRenames.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { diffRules } from '../../src/migrate/planBetween.ts';
import { printFormat } from '../../src/migrate/printFormat.ts';
import type { Schema } from '../../src/model/object.ts';
import { plan } from '../../src/plan/plan.ts';
import { statementsSql } from '../../src/print/migrationSql.ts';

/** The SQL between two declared schemas, as far as it can be told without a database. */
export function plannedSql(from: Schema, to: Schema): string {
  const renames = hintedRenames(from, to, diffRules).pairs;
  const { before, changes } = diff(from, to, diffRules, renames);
  return statementsSql(plan({ before, after: to, changes, version: 180000 }, kinds), printFormat('public'));
}
