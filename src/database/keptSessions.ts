import type { Connection } from './connection.ts';
import { type ConnectionSettings, parseConnectionUrl } from './connectionUrl.ts';
import type { Database, DatabaseTarget } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { openDatabase } from './openDatabase.ts';
import { beginSession, openConnection } from './openServer.ts';
import { withSchema } from './withSchema.ts';

/** Opens a session, as `openDatabase` does. */
export type OpenDatabase = (target: DatabaseTarget) => Promise<Database>;

/**
 * Opens sessions whose connections are not given up when they are closed: the next session on the same database takes
 * them over. Most of what a short session costs the server is to read its catalogs into the memory of a new process.
 * DISCARD ALL stands between two sessions: settings, roles, temporary tables and locks of the one are nothing to the next.
 */
export class KeptSessions {
  /** The database of the connections that are kept: its url without the schema. */
  #place = '';
  #idle: Connection[] = [];

  readonly open: OpenDatabase = async (target) => {
    if ('embedded' in target) return openDatabase(target);
    const place = withSchema(target.url, '');
    if (place !== this.#place) await this.end();
    this.#place = place;
    const settings = parseConnectionUrl(target.url);
    return (await this.#takeOver(settings)) ?? this.#begin(await openConnection(settings, {}), settings);
  };

  /** Gives up what is kept. */
  async end(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((connection) => connection.end()));
  }

  /** A session on a connection that is kept. One that was lost meanwhile is no loss. */
  async #takeOver(settings: ConnectionSettings): Promise<Database | undefined> {
    for (let connection = this.#idle.pop(); connection; connection = this.#idle.pop()) {
      try {
        return await this.#begin(connection, settings);
      } catch (error) {
        if (!(error instanceof DatabaseError && error.kind === 'connection-lost')) throw error;
      }
    }
    return undefined;
  }

  #begin(connection: Connection, settings: ConnectionSettings): Promise<Database> {
    const place = this.#place;
    return beginSession(connection, settings, async (pooled) => {
      // Behind a pooler it would be a stranger's session that is emptied.
      const isKept = !pooled && place === this.#place && (await isEmptied(connection));
      if (isKept) this.#idle.push(connection);
      else await connection.end();
    });
  }
}

async function isEmptied(connection: Connection): Promise<boolean> {
  try {
    await connection.send('DISCARD ALL');
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return false;
  }
}
