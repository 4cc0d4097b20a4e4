import type { DatabaseTarget } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Environment } from './environment.ts';

/** The folder of the embedded database, below the working folder. */
const embeddedFolder = '.schemac/database';

/** A setting of the datasource: a text, or the name of an environment variable. */
export type DatasourceUrl = { readonly literal: string } | { readonly env: string };

interface TargetInput {
  /** `--url` */
  readonly url: string | undefined;
  /** The urls of the datasource, the one to be preferred first. */
  readonly datasource: readonly DatasourceUrl[];
  readonly environment: Environment;
  /** Whether the embedded PostgreSQL may take the place of a database that is not named. */
  readonly embedded: boolean;
}

export interface ChosenTarget {
  readonly target?: DatabaseTarget;
  /** One line for the user, where the choice was not theirs. */
  readonly note?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Which database a command works on: `--url`, else the datasource's, else `DATABASE_URL`, else the embedded one. */
export function databaseTarget(input: TargetInput): ChosenTarget {
  const url = input.url ?? datasourceUrl(input) ?? nonEmpty(input.environment.DATABASE_URL);
  if (url !== undefined) return { target: { url }, diagnostics: [] };
  const unset = input.datasource.flatMap((entry) => ('env' in entry ? [entry.env] : []));
  const names = [...new Set([...unset, 'DATABASE_URL'])];
  const reason = `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} not set`;
  if (input.embedded) {
    const note = `Using the embedded PostgreSQL in ${embeddedFolder}: no --url, and ${reason}.`;
    return { target: { embedded: embeddedFolder }, note, diagnostics: [] };
  }
  const fixes = [{ title: 'Name it: --url postgresql://user:password@host:5432/name' }];
  return { diagnostics: [errorDiagnostic('no-database', `No database is named: ${reason}.`, { fixes })] };
}

function datasourceUrl({ datasource, environment }: TargetInput): string | undefined {
  return datasource
    .map((entry) => ('literal' in entry ? nonEmpty(entry.literal) : nonEmpty(environment[entry.env])))
    .find((url) => url !== undefined);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
