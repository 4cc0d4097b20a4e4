datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

/// Telephone book
collation German {
  provider = Icu
  locale   = "de-u-co-phonebk"

  @@schema("public")
}

model T {
  id    Int    @id
  name  String @collate("public.\"German\"")
  other String

  @@index([other(collate: "public.\"German\"")], map: "t_other")
  @@check(expression: "other COLLATE public.\"German\" <> 'zzz'", map: "t_check")
  @@schema("public")
}
