import { DatabaseError } from './databaseError.ts';

interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** The password that `~/.pgpass` (or PGPASSFILE) has for this login. Throws where it has none. */
export async function passwordFromFile(login: Login, place: string): Promise<string> {
  const { default: readPasswordFile } = await import('pgpass');
  const password = await new Promise<string | undefined>((resolve) => readPasswordFile(login, resolve));
  if (password !== undefined) return password;
  throw new DatabaseError(
    'authentication',
    `The server at ${place} wants a password for \`${login.user}\`, and neither the url nor PGPASSWORD nor ~/.pgpass has one.`,
  );
}
