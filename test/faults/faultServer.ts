import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { Major } from '../support/postgresFiles.ts';
import { fastSettings } from '../support/runPostgres.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { type Files, writeFiles } from '../support/temporaryFolder.ts';
import { FaultProxy } from './faultProxy.ts';

/** A server that may crash, a proxy before it, and databases that come and go. */
export class FaultServer {
  readonly major: Major;
  readonly proxy: FaultProxy;
  readonly #server: RunningServer;
  readonly #folders: string[] = [];
  /** One session for all databases that are made and dropped, until the server crashes. */
  #admin: Database | undefined;

  private constructor(server: RunningServer, proxy: FaultProxy) {
    this.major = server.major;
    this.#server = server;
    this.proxy = proxy;
  }

  static async start(major: Major): Promise<FaultServer> {
    // What was committed must be there after a crash.
    const server = await startServer(major, { ...fastSettings, synchronous_commit: 'on' });
    return new FaultServer(server, await FaultProxy.start(server.url));
  }

  /** The url of a new database that begins as a copy of this one. */
  async createDatabase(template: string): Promise<string> {
    const name = `fault_${randomBytes(6).toString('hex')}`;
    // A copy of the files has those of the caches in it, with which the first session begins sooner.
    await this.#execute(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    const created = new URL(this.#server.url);
    created.pathname = `/${name}`;
    return created.href;
  }

  async dropDatabase(url: string): Promise<void> {
    await this.#execute(`DROP DATABASE ${databaseOf(url)} WITH (FORCE)`);
  }

  /** A folder with these files, which stays as long as the server: tests come and go beside it. */
  temporaryFolder(files: Files): string {
    const folder = mkdtempSync(join(tmpdir(), 'schemac-fault-'));
    this.#folders.push(folder);
    writeFiles(folder, files);
    return folder;
  }

  /** Ends the server in immediate mode and starts it again. */
  async crash(): Promise<void> {
    const running = this.#server.crash();
    const admin = this.#admin;
    this.#admin = undefined;
    await Promise.all([running, admin?.close()]);
  }

  async stop(): Promise<void> {
    await this.#admin?.close();
    await this.proxy.close();
    await this.#server.stop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  async #execute(text: string): Promise<void> {
    this.#admin ??= await openDatabase({ url: this.#server.url });
    await this.#admin.execute(text);
  }
}

/** The name of the database in a url. */
export function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
