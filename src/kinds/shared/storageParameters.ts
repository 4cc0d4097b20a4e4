import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { LockMode } from '../../sql/lockModes.ts';
import { ident, join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedAttribute } from '../resolved.ts';
import { stringsArgument } from './resolvedArguments.ts';

/** `with: ["fillfactor=70"]`. */
export const withParameter: ParameterSpec = {
  name: 'with',
  type: 'strings',
  documentation: 'Storage parameters, as in `["fillfactor=70"]`.',
};

const shape = /^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)\s*(?:=\s*('(?:[^']|'')*'|[-+\w.]+)\s*)?$/;

/** A parameter as PostgreSQL stores it, `fillfactor=70`; undefined where the text is none. */
function storageParameter(text: string): string | undefined {
  const [, name, value = 'true'] = shape.exec(text) ?? [];
  return name === undefined ? undefined : `${name.toLowerCase()}=${storedValue(value)}`;
}

function storedValue(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  return /^[-+]?\d+$/.test(value) ? BigInt(value).toString() : value.toLowerCase();
}

/** The parameters that an argument gives, sorted; what is none has been reported by `checkStorageParameters`. */
export function storageParameters(
  attribute: ResolvedAttribute | undefined,
  argument: string,
): readonly string[] {
  const given = stringsArgument(attribute, argument) ?? [];
  return [...new Set(given.flatMap((text) => storageParameter(text) ?? []))].sort();
}

export function checkStorageParameters(
  attribute: ResolvedAttribute | undefined,
  argument: string,
  report: Report,
): void {
  const value = attribute?.arguments.get(argument)?.value;
  if (value?.type !== 'strings') return;
  const seen = new Set<string>();
  for (const item of value.items) {
    const parameter = storageParameter(item.value);
    const name = parameter && nameOf(parameter);
    const problem =
      name === undefined
        ? `\`${item.value}\` is no storage parameter as in \`fillfactor=70\`.`
        : seen.has(name)
          ? `The storage parameter \`${name}\` is given twice.`
          : undefined;
    if (name !== undefined) seen.add(name);
    if (problem) report(errorDiagnostic('wrong-argument', problem, { span: item.span }));
  }
}

/** The text for the language that means this stored parameter. */
export function storageParameterWords(parameter: string): string {
  if (storageParameter(parameter) === parameter) return parameter;
  return `${nameOf(parameter)}=${literal(settingOf(parameter)).text()}`;
}

/** `WITH (fillfactor=70)`, or nothing. */
export function storageSql(parameters: readonly string[]): readonly Sql[] {
  return parameters.length === 0 ? [] : [sql`WITH (${join(parameters.map(parameterSql))})`];
}

/** `SET (fillfactor=70)` and `RESET (autovacuum_enabled)`: what leads from the one to the other. */
export function storageChanges(before: readonly string[], after: readonly string[]): readonly Sql[] {
  const set = after.filter((parameter) => !before.includes(parameter));
  const names = new Set(after.map(nameOf));
  const reset = before.map(nameOf).filter((name) => !names.has(name));
  return [
    ...(set.length === 0 ? [] : [sql`SET (${join(set.map(parameterSql))})`]),
    ...(reset.length === 0 ? [] : [sql`RESET (${join(reset.map(nameSql))})`]),
  ];
}

const weaklyLocked =
  /^(toast\.)?(fillfactor|autovacuum_\w+|log_autovacuum_\w+|vacuum_\w+|toast_tuple_target|parallel_workers|deduplicate_items|n_distinct|n_distinct_inherited)$/;

/** The lock that PostgreSQL takes to change the one to the other. */
export function storageLock(before: readonly string[], after: readonly string[]): LockMode {
  const changed = [
    ...after.filter((parameter) => !before.includes(parameter)),
    ...before.filter((parameter) => !after.includes(parameter)),
  ];
  return changed.every((parameter) => weaklyLocked.test(nameOf(parameter)))
    ? 'SHARE UPDATE EXCLUSIVE'
    : 'ACCESS EXCLUSIVE';
}

function parameterSql(parameter: string): Sql {
  const value = settingOf(parameter);
  const isPlain = /^(-?\d+(\.\d+)?|[a-z_]+)$/.test(value);
  return sql`${nameSql(nameOf(parameter))}=${isPlain ? verbatim(value) : literal(value)}`;
}

/** `toast.autovacuum_enabled` */
function nameSql(name: string): Sql {
  return ident(...name.split('.'));
}

function nameOf(parameter: string): string {
  return parameter.slice(0, parameter.indexOf('='));
}

function settingOf(parameter: string): string {
  return parameter.slice(parameter.indexOf('=') + 1);
}
