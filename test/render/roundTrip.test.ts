import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastOf } from '../support/longForm.ts';
import { type TestTarget, targets } from '../support/servers.ts';
import { pull } from './pulled.ts';

const directory = join(import.meta.dirname, 'databases');

/** The embedded PostgreSQL is the newest one, and slow to start: it gets the one with most in it. */
const filesFor = ({ name }: TestTarget) =>
  name === 'embedded PostgreSQL'
    ? ['columns.sql']
    : readdirSync(directory).filter((file) => file.endsWith('.sql'));

describe.each(lastOf([targets.at(-1)!, ...targets.slice(0, -1)]))('$name', (target) => {
  test.each(filesFor(target))('the text of %s is that database again', async (file) => {
    const pulled = await pull(readFileSync(join(directory, file), 'utf8'), target);
    expect(pulled.errors).toEqual([]);
    expect(pulled.diagnostics).toEqual([]);
    expect(pulled.changes).toEqual([]);
    expect(pulled.rebuilt).toEqual(pulled.original);
    await expect(pulled.text).toMatchFileSnapshot(join(directory, file.replace('.sql', '.dsl')));
  });
});
