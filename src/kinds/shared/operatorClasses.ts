export interface OperatorClass {
  /** As PostgreSQL spells it. */
  readonly name: string;
  /** The methods that it is for, in the language's spelling. */
  readonly methods: readonly string[];
  /** The native types that it indexes; a scalar field without `@db.…` counts as its default type. */
  readonly types: readonly string[] | 'arrays';
}

/** The native types that BRIN has operator classes for: the prefix in Prisma, in PostgreSQL, and what there is. */
const brinFamilies: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['Bit', 'bit', ['Bit'], ['MinMax']],
  ['VarBit', 'varbit', ['VarBit'], ['MinMax']],
  ['Bpchar', 'bpchar', ['Char'], ['Bloom', 'MinMax']],
  ['Bytea', 'bytea', ['ByteA'], ['Bloom', 'MinMax']],
  ['Date', 'date', ['Date'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Float4', 'float4', ['Real'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Float8', 'float8', ['DoublePrecision'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Inet', 'inet', ['Inet'], ['Inclusion', 'Bloom', 'MinMax', 'MinMaxMulti']],
  ['Int2', 'int2', ['SmallInt'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Int4', 'int4', ['Integer'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Int8', 'int8', ['BigInt'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Numeric', 'numeric', ['Decimal'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Oid', 'oid', ['Oid'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Text', 'text', ['Text', 'VarChar'], ['Bloom', 'MinMax']],
  ['Timestamp', 'timestamp', ['Timestamp'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['TimestampTz', 'timestamptz', ['Timestamptz'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Time', 'time', ['Time'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['TimeTz', 'timetz', ['Timetz'], ['Bloom', 'MinMax', 'MinMaxMulti']],
  ['Uuid', 'uuid', ['Uuid'], ['Bloom', 'MinMax', 'MinMaxMulti']],
];

const brinVariants: Readonly<Record<string, string>> = {
  Bloom: 'bloom',
  MinMax: 'minmax',
  MinMaxMulti: 'minmax_multi',
  Inclusion: 'inclusion',
};

function brinClasses(): readonly (readonly [string, OperatorClass])[] {
  return brinFamilies.flatMap(([prefix, name, types, variants]) =>
    variants.map((variant): readonly [string, OperatorClass] => [
      `${prefix}${variant}Ops`,
      { name: `${name}_${brinVariants[variant]}_ops`, methods: ['Brin'], types },
    ]),
  );
}

/** The operator classes that `ops:` names by a word; others are written `ops: raw("…")`. */
export const operatorClasses: ReadonlyMap<string, OperatorClass> = new Map<string, OperatorClass>([
  ['InetOps', { name: 'inet_ops', methods: ['Gist', 'SpGist'], types: ['Inet'] }],
  ['JsonbOps', { name: 'jsonb_ops', methods: ['Gin'], types: ['JsonB'] }],
  ['JsonbPathOps', { name: 'jsonb_path_ops', methods: ['Gin'], types: ['JsonB'] }],
  ['ArrayOps', { name: 'array_ops', methods: ['Gin'], types: 'arrays' }],
  ['TextOps', { name: 'text_ops', methods: ['SpGist'], types: ['Text', 'VarChar', 'Char'] }],
  ...brinClasses(),
]);

/** What PostgreSQL takes for a column of a native type where `ops:` is absent, for the methods that are particular. */
const defaults: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.entries({
    gin: { JsonB: 'jsonb_ops' },
    spgist: { Inet: 'inet_ops', Text: 'text_ops', VarChar: 'text_ops', Char: 'text_ops' },
    brin: Object.fromEntries(
      brinFamilies.flatMap(([, name, types]) =>
        types.map((type) => [type, type === 'Inet' ? 'inet_inclusion_ops' : `${name}_minmax_ops`]),
      ),
    ),
    btree: btreeDefaults(),
    hash: btreeDefaults(),
  }),
);

function btreeDefaults(): Readonly<Record<string, string>> {
  const named = brinFamilies.map(([, name, types]) => types.map((type) => [type, `${name}_ops`]));
  return {
    ...Object.fromEntries(named.flat()),
    JsonB: 'jsonb_ops',
    Citext: 'citext_ops',
    Boolean: 'bool_ops',
  };
}

/** The operator class that PostgreSQL would take by itself; undefined where there is none or it is not known. */
export function defaultOperatorClass(method: string, type: string | 'array'): string | undefined {
  if (type === 'array') return method === 'gist' || method === 'spgist' ? undefined : 'array_ops';
  const own = defaults.get(method);
  return own && Object.hasOwn(own, type) ? own[type] : undefined;
}

/**
 * Whether PostgreSQL would take that operator class by itself, and so prints no name for it; btree_gin and btree_gist
 * bring such classes for the types that B-trees have.
 */
export function isDefaultOperatorClass(name: string, method: string, type: string | 'array'): boolean {
  const scalar = type === 'array' ? undefined : defaultOperatorClass('btree', type);
  return (
    name === defaultOperatorClass(method, type) ||
    (method === 'gin' && name === scalar) ||
    (method === 'gist' && name === `gist_${scalar}`)
  );
}
