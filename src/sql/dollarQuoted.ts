import { type Sql, verbatim } from './sql.ts';

/**
 * A string constant that reads as it is: `$schemac$…$schemac$`. With carriage returns it is an `E''` that names them,
 * since the line ends of the file that it stands in may be changed on its way.
 */
export function dollarQuoted(text: string): Sql {
  if (text.includes('\r')) {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\r', '\\r');
    return verbatim(`E'${escaped}'`);
  }
  let tag = 'schemac';
  while (text.includes(`$${tag}`)) tag += '_';
  return verbatim(`$${tag}$${text}$${tag}$`);
}
