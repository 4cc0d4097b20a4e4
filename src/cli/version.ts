import packageJson from '../../package.json' with { type: 'json' };

/** This schemac's version. */
export const version = packageJson.version;
