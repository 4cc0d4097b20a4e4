/** The preview features that Prisma 7 knows (prisma-engines, psl-core/src/common/preview_features.rs). */
export const currentPreviewFeatures: readonly string[] = `
  nativeDistinct partialIndexes postgresqlExtensions reactNative relationJoins schemaEngineDriverAdapters shardKeys
  strictUndefinedChecks typedSql views fullTextSearchPostgres
`
  .trim()
  .split(/\s+/);

/** Those of older releases, which Prisma still takes: each is a part of it now, or withdrawn. */
export const formerPreviewFeatures: readonly string[] = `
  aggregateApi atomicNumberOperations clientExtensions cockroachdb connectOrCreate createMany dataProxy deno distinct
  driverAdapters extendedIndexes extendedWhereUnique fieldReference filterJson filteredRelationCount fullTextIndex
  fullTextSearch groupBy improvedQueryRaw interactiveTransactions jsonProtocol metrics microsoftSqlServer middlewares
  mongoDb multiSchema nApi namedConstraints nativeTypes omitApi orderByAggregateGroup orderByNulls orderByRelation
  prismaSchemaFolder queryCompiler referentialActions referentialIntegrity selectRelationCount tracing transactionApi
  uncheckedScalarInputs
`
  .trim()
  .split(/\s+/);
