/// Telephone book
collation german {
  provider = Icu
  locale   = "de-u-co-phonebk"
}

collation plain {
  locale = "C"
}

domain Name {
  value String @collate("german")
}

type Person {
  last String @collate("german")
}

model T {
  id     Int      @id
  name   String   @unique @default("x") @collate("german")
  other  String
  alias  Name?
  person Person?
  bytes  String   @collate("plain")

  @@index([other(collate: "german")], map: "t_other")
  @@index([raw("lower(other)", collate: "german")], map: "t_lower")
  @@check(expression: "name COLLATE german <> 'zzz'", map: "t_check")
}
