import { readFileSync } from 'node:fs';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { decodeText, readText, type TextFile } from '../migrate/readText.ts';
import { type DeployTarget, readTargets, type TargetFields, targetOf, wordFields } from './deployTarget.ts';
import { withDatabase } from './project.ts';
import { UsageError } from './usageError.ts';

/** Where the targets are listed. */
export interface TargetSource {
  /** A file, or `-`. */
  readonly targets?: string;
  readonly targetsQuery?: string;
}

interface ChosenTargets {
  readonly targets: readonly DeployTarget[];
  readonly diagnostics: readonly Diagnostic[];
}

const standardInput = 0;

/** The targets of a file, of standard input, or of a query on the main database. */
export async function chooseTargets(
  { targets, targetsQuery }: TargetSource,
  mainUrl: string | undefined,
): Promise<ChosenTargets> {
  if (targets !== undefined && targetsQuery !== undefined)
    throw new UsageError('The targets are in a file or come from a query.', 'Choose one.');
  if (targetsQuery !== undefined) return queriedTargets(targetsQuery, mainUrl);
  const file: TextFile =
    targets === '-' ? decodeText('stdin', readFileSync(standardInput)) : readText(targets!);
  if (!file.source) return { targets: [], diagnostics: [file.diagnostic] };
  const read = readTargets(file.source, mainUrl);
  return read.targets.length > 0 || hasErrors(read.diagnostics)
    ? read
    : { targets: [], diagnostics: [noTargets(file.source.path)] };
}

function noTargets(path: string): Diagnostic {
  return errorDiagnostic('no-targets', `\`${path}\` names no target, so nothing would be deployed.`, {
    fixes: [{ title: 'Write one a line: `postgresql://host/name`, or a schema of the main database.' }],
  });
}

/** Columns that are called name, url and schema, else the first column as a line of a file. */
async function queriedTargets(query: string, mainUrl: string | undefined): Promise<ChosenTargets> {
  if (mainUrl === undefined)
    throw new UsageError('The query needs a database.', 'Name it: --url postgresql://host/name');
  const { columns, values } = await withDatabase({ url: mainUrl }, (database) => database.show(query));
  const names = columns.map(({ name }) => name);
  const isNamed = names.some((name) => name === 'url' || name === 'schema');
  const targets = values.flatMap((row) => {
    const fields: TargetFields | undefined = isNamed
      ? Object.fromEntries(row.flatMap((text, column) => (text === null ? [] : [[names[column]!, text]])))
      : wordFields(row[0] ?? '');
    const target = fields && targetOf(fields, mainUrl);
    if (target) return [target];
    throw new UsageError('The query returns a row that names no target.', 'Return `url`, `schema` or both.');
  });
  const unique = new Map(targets.map((target) => [target.url, target]));
  return { targets: [...unique.values()], diagnostics: [] };
}
