import 'yargs';

declare module 'yargs' {
  interface Argv {
    /** https://yargs.js.org/docs/#api-reference-usageconfigurationobj, which the types do not have yet. */
    usageConfiguration(options: { readonly 'hide-types'?: boolean }): this;
  }
}
