import type { PlannedMigration, PlannedStatement, PlannedStep } from '../migrate/dryRun.ts';
import { printDuration } from './duration.ts';
import { firstLine } from './firstLine.ts';
import { stepPlace } from './stepPlace.ts';
import type { Colors } from './terminal.ts';

/** What a deploy would do, for people: its transactions and what stands outside of them, a line for each statement. */
export function dryRunText(migrations: readonly PlannedMigration[], colors: Colors): string {
  return migrations.flatMap((migration) => migrationLines(migration, colors)).join('\n');
}

function migrationLines(
  { id, stepsDone, stepsTotal, steps }: PlannedMigration,
  colors: Colors,
): readonly string[] {
  const done = stepsDone > 0 ? colors.dim(` going on ${stepPlace(stepsDone, stepsTotal)}`) : '';
  const nothing = steps.length === 0 ? ['  nothing but its row in the history'] : [];
  return [`${colors.bold(id)}${done}`, ...nothing, ...steps.flatMap((step) => stepLines(step, colors))];
}

function stepLines(step: PlannedStep, colors: Colors): readonly string[] {
  const statements = step.statements.flatMap((statement) => statementLines(statement, colors));
  const settings = colors.dim(settingsOf(step));
  if (!step.transaction) return [`  ${step.number}. outside a transaction  ${settings}`, ...statements];
  const isolation = step.isolation ? ` ISOLATION LEVEL ${step.isolation.toUpperCase()}` : '';
  if (step.batchesBy) {
    const key = step.batchesBy.join(', ');
    return [`  ${step.number}. in batches by ${key}, a transaction each  ${settings}`, ...statements];
  }
  const end = step.rolledBack ? 'ROLLBACK, as the file says' : 'COMMIT, with its note in the history';
  return [`  ${step.number}. BEGIN${isolation}  ${settings}`, ...statements, `     ${end}`];
}

function settingsOf({ lockTimeoutMs, statementTimeoutMs, retries }: PlannedStep): string {
  return [
    `lock_timeout ${lockTimeoutMs === 0 ? 'none' : printDuration(lockTimeoutMs)}`,
    ...(statementTimeoutMs === 0 ? [] : [`statement_timeout ${printDuration(statementTimeoutMs)}`]),
    retries === 0 ? 'never tried again by itself' : `up to ${retries} retries`,
  ].join(', ');
}

function statementLines({ line, sql, locks, hazards }: PlannedStatement, colors: Colors): readonly string[] {
  const details = [
    ...(locks === null
      ? ['its locks are known only when it runs']
      : locks.map(({ mode, on }) => `${mode} on ${on}`)),
    ...hazards,
  ];
  return [
    `     ${colors.dim(`line ${line}:`)} ${firstLine(sql)}`,
    ...details.map((detail) => `        ${colors.yellow(detail)}`),
  ];
}
