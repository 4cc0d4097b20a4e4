import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { type ConnectionSettings, parseConnectionUrl } from '../../src/database/connectionUrl.ts';
import { tlsAttempts } from '../../src/database/tlsAttempts.ts';

const me = userInfo().username;

function parse(url: string, environment: Record<string, string> = {}) {
  const { hosts, user, password, database, schema } = parseConnectionUrl(url, environment);
  return { at: hosts.map(({ host, port }) => `${host}:${port}`).join(), user, password, database, schema };
}

const plain = { at: 'host:5432', user: 'user', password: undefined, database: 'name', schema: 'public' };

test.each<[string, Partial<ReturnType<typeof parse>>]>([
  ['postgres://user@host/name', {}],
  ['postgresql://user@host/name', {}],
  ['POSTGRES://user@host:5432/name', {}],
  ['  postgres://user@host/name\n', {}],
  ['postgres://user:pw@host:6000/name', { at: 'host:6000', password: 'pw' }],
  [
    'postgres://us%40er:p%40%3A%2F%3F%23%25@host/na%20me',
    { user: 'us@er', password: 'p@:/?#%', database: 'na me' },
  ],
  ['postgres://user:p@ss?w#rd@host/name', { password: 'p@ss?w#rd' }],
  ['postgres://user:a:b@host/name', { password: 'a:b' }],
  ['postgres://user:@host/name', {}],
  ['postgres://user@[::1]/name', { at: '::1:5432' }],
  ['postgres://user@[fe80::1]:6000/name', { at: 'fe80::1:6000' }],
  ['postgres://user@one:1,two:2,three/name', { at: 'one:1,two:2,three:5432' }],
  ['postgres://user@host/name?schema=app', { schema: 'app' }],
  ['postgres://user@host/name?schema=a%20b&sslmode=require&connection_limit=5', { schema: 'a b' }],
  ['postgres://user@localhost/name?host=/var/run/postgresql', { at: '/var/run/postgresql:5432' }],
  ['postgres:///name?host=/tmp/a:b&port=5433&user=user', { at: '/tmp/a:b:5433' }],
  ['postgres://user@%2Fvar%2Frun/name', { at: '/var/run:5432' }],
  ['postgres://host?user=user&dbname=name', {}],
  ['postgres://user@host?dbname=name&password=x', { password: 'x' }],
  ['postgres://user@host', { database: 'user' }],
  ['postgres://', { at: 'localhost:5432', user: me, database: me }],
])('reads %s', (url, expected) => {
  expect(parse(url)).toEqual({ ...plain, ...expected });
});

test('takes what the url leaves out from the environment, as psql does', () => {
  const environment = { PGHOST: 'h', PGPORT: '6543', PGUSER: 'u', PGDATABASE: 'd', PGPASSWORD: 'p' };
  expect(parse('postgres://', environment)).toEqual({
    at: 'h:6543',
    user: 'u',
    password: 'p',
    database: 'd',
    schema: 'public',
  });
  expect(parse('postgres://a:b@host:1/c', environment)).toMatchObject({
    at: 'host:1',
    user: 'a',
    password: 'b',
  });
});

test('keeps the password out of the label', () => {
  const label = (url: string) => parseConnectionUrl(url, {}).label;
  expect(label('postgres://user:hush@host/name?sslmode=require')).toBe('postgres://user@host:5432/name');
  expect(label('postgres://user:hush@[::1]/name')).toBe('postgres://user@[::1]:5432/name');
  expect(label('postgres://user:hush@x/name?host=/tmp')).toBe('postgres://user@/name?host=/tmp');
});

test.each([
  '',
  'host',
  'postgres:/user@host',
  '"postgres://user:hush@host/name"',
  'mysql://user:hush@host/name',
  'file:./dev.db',
  'prisma+postgres://accelerate.example/?api_key=hush',
  'prisma://accelerate.example/?api_key=hush',
  'postgres://user:hush%zz@host/name',
  'postgres://user:hush@host:port/name',
  'postgres://user:hush@host:0/name',
  'postgres://user:hush@host:65536/name',
  'postgres://user:hush@host/name?connect_timeout=soon',
  'postgres://user:hush@ho\nst/name',
])('says what is wrong with %j', (url) => {
  let message = '';
  try {
    parseConnectionUrl(url, {});
  } catch (error) {
    expect(error).toMatchObject({ name: 'DatabaseError', kind: 'invalid-url' });
    message = String(error);
  }
  expect(message).not.toContain('hush');
  expect(message).toMatchSnapshot();
});

const settings = (query: string): ConnectionSettings => parseConnectionUrl(`postgres://u@h/d${query}`, {});

test.each([
  ['', [{ rejectUnauthorized: false }, false]],
  ['?sslmode=disable', [false]],
  ['?sslmode=allow', [false, { rejectUnauthorized: false }]],
  ['?sslmode=require', [{ rejectUnauthorized: false }]],
  ['?sslmode=verify-full', [{}]],
  ['?sslmode=require&sslaccept=strict', [{}]],
  ['?host=/tmp&sslmode=require', [false]],
])('encrypts as libpq does: %s', (query, expected) => {
  expect(tlsAttempts(settings(query), {})).toEqual(expected);
});

test('rejects unknown modes and certificates that cannot be read', () => {
  expect(() => tlsAttempts(settings('?sslmode=on'), {})).toThrow('unknown `sslmode`: `on`');
  expect(() => tlsAttempts(settings('?sslrootcert=/no/such.pem'), {})).toThrow('`/no/such.pem`');
});
