import { type AnalysisResult, analyze } from '../analyze/analyze.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { kinds } from '../kinds/registry.ts';
import type { ObjectId, Schema } from '../model/object.ts';
import type { KnownNames } from '../render/knownNames.ts';
import { renderSchema } from '../render/renderSchema.ts';
import type { Source } from '../source/source.ts';
import type { Document } from '../syntax/ast.ts';
import { formatDocument } from '../syntax/format.ts';
import { parse } from '../syntax/parse.ts';
import { documentNames } from './documentNames.ts';
import { renamedNames } from './renamedNames.ts';
import { reviseDocuments } from './reviseDocuments.ts';
import { applyEdits } from './textEdit.ts';

export interface SchemaRevision {
  /** The user's files, at least one, and what they say. */
  readonly documents: readonly Document[];
  readonly analysis: AnalysisResult;
  readonly defaultSchema: string;
  /** What they say, in the database's words. */
  readonly stated: Schema;
  /** What they are to say. */
  readonly wanted: Schema;
  /** The new ids of what is renamed, by those in `stated`. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
}

export interface RevisedSchema {
  /** The texts of the files, in their order. */
  readonly sources: readonly Source[];
  readonly analysis: AnalysisResult;
  /** What cannot be said; errors: the texts are not to be used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The user's files once they say what is wanted: comments, order and spelling of all else stay as they are. */
export function reviseSchema(revision: SchemaRevision): RevisedSchema {
  const { documents, analysis, defaultSchema, stated, wanted, moved } = revision;
  const own = { documents, schema: analysis.schema };
  const names = documentNames(own);
  const printed = (schema: Schema, known: KnownNames) => {
    const options = { defaultSchema, client: analysis.client, names: known };
    const { text, diagnostics } = renderSchema(schema, kinds, options);
    const { document } = parse({ path: '', text });
    return { documents: [document], schema: analyze([document], { defaultSchema }).schema, diagnostics };
  };
  const after = printed(wanted, renamedNames(names, own.schema, moved));
  const edits = reviseDocuments({ own, before: printed(stated, names), after, moved });
  const sources = documents.map((document) => revised(document, applyEdits(document.source, edits)));
  const parsed = sources.map(parse);
  const next = analyze(
    parsed.map(({ document }) => document),
    { defaultSchema },
  );
  const found = [...parsed.flatMap(({ diagnostics }) => diagnostics), ...next.diagnostics];
  const errors = found.filter(({ severity }) => severity === 'error');
  return { sources, analysis: next, diagnostics: errors.length > 0 ? errors : after.diagnostics };
}

/** In columns again, if it was. */
function revised(document: Document, text: string): Source {
  const { path } = document.source;
  const isFormatted = formatDocument(document) === document.source.text;
  return { path, text: isFormatted ? formatDocument(parse({ path, text }).document) : text };
}
