import type { DatabaseTarget } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { loadTarget } from './project.ts';
import { readSchemaFiles } from './schemaFiles.ts';

/** One side of a comparison, as the command line names it. */
export type DiffSide =
  | { readonly type: 'empty' }
  | { readonly type: 'schema'; readonly path: string }
  | { readonly type: 'migrations'; readonly path: string }
  | { readonly type: 'database'; readonly target: DatabaseTarget };

/** The options of `migrate diff` that name its sides. */
export interface DiffSideOptions {
  readonly fromEmpty?: boolean;
  readonly fromSchema?: string;
  readonly fromMigrations?: string;
  readonly fromUrl?: string;
  readonly toEmpty?: boolean;
  readonly toSchema?: string;
  readonly toMigrations?: string;
  readonly toUrl?: string;
  readonly schema?: string;
  readonly url?: string;
  readonly json: boolean;
}

export type ChosenSide = DiffSide | { readonly diagnostics: readonly Diagnostic[] };

/** Where the comparison starts: what is named, else the project's database. */
export async function fromSide(options: DiffSideOptions): Promise<ChosenSide> {
  const { fromEmpty, fromSchema, fromMigrations, fromUrl } = options;
  const named = namedSides(fromEmpty, fromSchema, fromMigrations, fromUrl);
  if (named.length > 0) return only(named, 'from');
  const { target, diagnostics } = await loadTarget(options, true);
  return target ? { type: 'database', target } : { diagnostics };
}

/** Where the comparison leads: what is named, else the project's schema. */
export function toSide(options: DiffSideOptions): ChosenSide {
  const { toEmpty, toSchema, toMigrations, toUrl } = options;
  const named = namedSides(toEmpty, toSchema, toMigrations, toUrl);
  return named.length > 0
    ? only(named, 'to')
    : { type: 'schema', path: readSchemaFiles(options.schema).path };
}

function namedSides(
  empty: boolean | undefined,
  schema: string | undefined,
  migrations: string | undefined,
  url: string | undefined,
): DiffSide[] {
  return [
    ...(empty ? [{ type: 'empty' } as const] : []),
    ...(schema === undefined ? [] : [{ type: 'schema', path: schema } as const]),
    ...(migrations === undefined ? [] : [{ type: 'migrations', path: migrations } as const]),
    ...(url === undefined ? [] : [{ type: 'database', target: { url } } as const]),
  ];
}

function only(named: readonly DiffSide[], side: 'from' | 'to'): ChosenSide {
  if (named.length === 1) return named[0]!;
  const choices = ['empty', 'schema', 'migrations', 'url'].map((choice) => `--${side}-${choice}`);
  const message = `Give one of ${choices.join(', ')}.`;
  return { diagnostics: [errorDiagnostic('which-state', message)] };
}
