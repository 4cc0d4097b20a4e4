datasource db {
  provider   = "postgresql"
  extensions = [pg_trgm]
}

model id_twice {
  id Int @id
}

model keys {
  a Int
  b BigInt
  c Int?                  @unique(map: "keys_c_idx")
  d DateTime?             @unique(nullsNotDistinct: true, constraint: true) @db.Date
  e String?               @unique
  f String?
  g Json?
  h String[]
  i Unsupported("point")?
  j DateTime?             @unique(deferrable: InitiallyDeferred) @db.Time
  k DateTime?             @db.Time
  l DateTime?             @unique(constraint: true) @db.Time

  @@id([b, a], map: "pk")
  @@unique([c], constraint: true)
  @@unique([f(sort: Desc)])
  @@unique([a], where: raw("b > 0"), nullsNotDistinct: true, map: "keys_free")
  @@unique([k], include: [l], constraint: true, map: "keys_k_l_key")
  @@unique([raw("lower(f)")], where: raw("f <> ''::text"), map: "keys_part")
  @@unique([a, c], deferrable: Deferrable, map: "named")
  @@index([a])
  @@index([d, a], type: Brin, map: "keys_brin")
  @@index([e(ops: raw("text_pattern_ops")), f(collate: "C", sort: Desc)], include: [d, g], where: raw("a > 3 AND e IS NOT NULL"), with: ["deduplicate_items=off", "fillfactor=70"], map: "keys_full")
  @@index([e(ops: raw("gin_trgm_ops")), h], type: Gin, map: "keys_gin")
  @@index([i], type: Gist, map: "keys_gist")
  @@index([e], type: Hash, map: "keys_hash")
  @@index([g], type: Gin, map: "keys_json")
  @@index([raw("lower(e)"), raw("a + c", sort: Desc, nulls: Last), d(nulls: First)], map: "keys_lower_expr_d_idx")
  @@index([g(ops: raw("jsonb_path_ops"))], type: Gin, with: ["fastupdate=off"], map: "keys_path")
  @@index([e], type: SpGist, map: "keys_spgist")
  @@index([e(ops: raw("gist_trgm_ops(siglen=32)"))], type: Gist, map: "keys_trgm")
}

model list_key {
  k String[] @id @notNull
}
