import type { Options } from 'yargs';

export const text = { type: 'string', requiresArg: true } as const;
export const flag = { type: 'boolean' } as const;

export const projectOptions = {
  schema: { ...text, group: 'Project:', describe: 'The schema file, or a folder of them' },
  migrations: { ...text, group: 'Project:', describe: 'The folder of the migrations' },
  url: { ...text, group: 'Project:', describe: 'The database: postgresql://user:password@host:5432/name' },
};

export const scratchOption = {
  ...projectOptions.url,
  describe: 'Try it in a scratch database of this server, not on the embedded one',
};

export const tenantOption = {
  'target-schema': { ...text, describe: 'Work in this schema, with its own history: one schema a tenant' },
};

export const consentOption = { 'accept-data-loss': { ...flag, describe: 'Whatever is named may be lost' } };

export const lockTimeoutOption = {
  'lock-timeout': {
    ...text,
    default: '5s',
    describe: 'How long a statement waits for a lock (5s); 0: without end',
  },
};

export const scriptGroup = 'For a database administrator:';

/** Taken everywhere, so that one set of options suits every command; shown where they matter. */
export const schemaOption = {
  ...projectOptions,
  migrations: { ...projectOptions.migrations, hidden: true },
  url: { ...projectOptions.url, hidden: true },
};

export function waitOption(usual: string): Readonly<Record<string, Options>> {
  return {
    wait: {
      ...text,
      alias: 'lock-wait',
      default: usual,
      describe: `How long to wait while a deploy is running (${usual})`,
    },
  };
}

export function answerOptions(): Readonly<Record<string, Options>> {
  const group = 'Answers:';
  const answers = { type: 'string', array: true, nargs: 1, requiresArg: true, group } as const;
  return {
    rename: { ...answers, describe: 'What has another name now, as deals.city=town' },
    drop: { ...answers, describe: 'What may be lost, as deals.city' },
    'accept-data-loss': { ...flag, group, describe: 'All that is named may be lost' },
  };
}
