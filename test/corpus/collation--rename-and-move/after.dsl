datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

/// Telephone book
collation Phonebook {
  provider = Icu
  locale   = "de-u-co-phonebk"

  @@map("phonebook")
  @@renamedFrom("public.German")
  @@schema("app")
}

model T {
  id    Int    @id
  name  String @collate("app.phonebook")
  other String

  @@index([other(collate: "app.phonebook")], map: "t_other")
  @@check(expression: "other COLLATE app.phonebook <> 'zzz'", map: "t_check")
  @@schema("public")
}
