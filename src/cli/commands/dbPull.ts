import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { introspect } from '../../introspect/introspect.ts';
import { unreadDiagnostics, unreadObjects } from '../../introspect/unreadObjects.ts';
import { kinds } from '../../kinds/registry.ts';
import { bookkeepingTables } from '../../migrate/bookkeeping.ts';
import { renderSchema } from '../../render/renderSchema.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadTarget, type ProjectOptions, withDatabase } from '../project.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';

interface Options extends ProjectOptions {
  readonly schemas?: string;
  readonly print?: boolean;
  readonly force?: boolean;
}

/** `schemac db pull`: what a database holds, as a schema file. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const path = options.schema ?? 'schema.dsl';
  if (!options.print && !options.force && existsSync(path)) {
    const fixes = [
      { title: 'Look at what the database holds: --print' },
      { title: 'Write another file: --schema other.dsl; or replace this one: --force' },
    ];
    tell([errorDiagnostic('schema-exists', `\`${path}\` is there already.`, { fixes })], terminal);
    return exitCode.error;
  }
  const { target, note, diagnostics: problems } = await loadTarget(options, true);
  if (!target || hasErrors(problems)) {
    tell(problems, terminal);
    return exitCode.error;
  }
  if (note) terminal.note(terminal.colors.dim(note));
  const { text, diagnostics } = await withDatabase(target, async (database) => {
    const schemas = options.schemas ? { schemas: options.schemas.split(',') } : {};
    const scope = { ...schemas, ignore: bookkeepingTables };
    const schema = await introspect(database, scope);
    const rendered = renderSchema(schema, kinds, { defaultSchema: database.defaultSchema });
    const unread = unreadDiagnostics(await unreadObjects(database, scope));
    return { ...rendered, diagnostics: [...rendered.diagnostics, ...unread] };
  });
  if (!options.print) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  terminal.diagnostics(diagnostics);
  if (options.json)
    terminal.result(jsonResult({ ok: true, ...(options.print ? { text } : { path }), diagnostics }));
  else terminal.result(options.print ? text : `Wrote ${path}.`);
  return exitCode.done;
}
