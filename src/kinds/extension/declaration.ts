import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Argument, CallExpression, Expression, PathExpression } from '../../syntax/ast.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { extensionItems } from '../shared/extensionNames.ts';
import { type Extension, extensionId } from './object.ts';

/** `extensions = [citext, postgis(version: "3.4", schema: "gis"), uuidOssp(map: "uuid-ossp")]` */
export const declaration: Declaration = {
  datasourceProperties: [
    {
      name: 'extensions',
      type: 'expression',
      previewFeature: 'postgresqlExtensions',
      documentation:
        'The extensions of PostgreSQL that the database has, each with `map:`, `schema:`, `version:`.',
    },
  ],
  declare: declareExtensions,
};

function declareExtensions(schema: ResolvedSchema, report: Report): readonly Extension[] {
  const items = extensionItems(schema).filter((item) => item.type !== 'Missing');
  const extensions = items.flatMap((item) => extensionOf(item, report) ?? []);
  return extensions.filter((extension, index) => {
    const first = extensions.findIndex((other) => other.id === extension.id);
    if (first === index) return true;
    const details = extension.origin && { span: extension.origin };
    report(
      errorDiagnostic('duplicate-name', `The extension \`${extension.name[0]}\` is listed twice.`, details),
    );
    return false;
  });
}

function extensionOf(item: Expression, report: Report): Extension | undefined {
  if (item.type !== 'Path' && item.type !== 'Call') {
    report(
      errorDiagnostic(
        'wrong-argument',
        'An extension is written as a name, as in `citext` or `postgis(version: "3")`.',
        {
          span: item.span,
        },
      ),
    );
    return undefined;
  }
  const spelled = nameOf(item);
  if (!/^[A-Za-z]\w*$/.test(spelled)) {
    const title = `write a name as it is in the database with \`map\`: \`${spelled.replace(/\W/g, '_')}(map: "${spelled}")\``;
    const message = `\`${spelled}\` cannot stand here: names take letters, digits and \`_\`.`;
    report(errorDiagnostic('invalid-name', message, { span: item.span, fixes: [{ title }] }));
    return undefined;
  }
  const texts = item.type === 'Call' ? argumentTexts(item, report) : new Map<string, string>();
  const name = texts.get('map') ?? spelled;
  return {
    kind: 'extension',
    id: extensionId(name),
    name: [name],
    attributes: { schema: texts.get('schema') ?? null, version: texts.get('version') ?? null },
    dependsOn: [],
    origin: item.span,
  };
}

function nameOf(item: PathExpression | CallExpression): string {
  return item.path.map((name) => name.value).join('.');
}

const parameters = ['map', 'schema', 'version'];

function argumentTexts(call: CallExpression, report: Report): Map<string, string> {
  const texts = new Map<string, string>();
  for (const argument of call.arguments) {
    const problem = argumentProblem(argument, texts);
    if (problem) report(errorDiagnostic(problem.code, problem.message, { span: argument.span }));
    else if (argument.name && argument.value.type === 'String')
      texts.set(argument.name.value, argument.value.value);
  }
  return texts;
}

function argumentProblem(argument: Argument, seen: ReadonlyMap<string, string>) {
  const name = argument.name?.value;
  if (name === undefined || !parameters.includes(name)) {
    return {
      code: 'unknown-argument',
      message: 'An extension takes the arguments `map:`, `schema:` and `version:`.',
    };
  }
  if (seen.has(name))
    return { code: 'duplicate-argument', message: `The argument \`${name}\` is given twice.` };
  if (argument.value.type === 'String' || argument.value.type === 'Missing') return undefined;
  return { code: 'wrong-argument', message: `The argument \`${name}\` takes a string.` };
}
