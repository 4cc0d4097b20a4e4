model Site {
  id   Int     @id
  name String?

  @@check("id >= 0", map: "positive")
}

model Shop {
  people Int?

  @@id([id])
  @@index([name, people])
  @@check("people <> -1 AND name <> ''", map: "peopled")
  @@inherits([Site])
}

model Place {
  id   Int
  code String @default("c")
  mayor String?
}

model Area {
  id   Int
  size BigInt?
}

model City {
  name  String?
  id    Int    @default(7)

  @@inherits([Place, Area])
}
