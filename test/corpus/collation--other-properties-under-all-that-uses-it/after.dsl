/// Case does not count
collation german {
  provider      = Icu
  locale        = "de_DE@colStrength=secondary"
  deterministic = false
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
  bytes  String   @collate("C")

  @@index([other(collate: "german")], map: "t_other")
  @@index([raw("lower(other)", collate: "german")], map: "t_lower")
  @@check(expression: "name COLLATE german <> 'zzz'", map: "t_check")
}
