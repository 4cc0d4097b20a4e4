model Log {
  id   Int
  at   DateTime @db.Timestamptz(3)
  kind String @db.VarChar(2000)  @default("none")

  @@id([id, at, kind])
  @@index([kind])
  @@partition([at], by: Range)
}

partition LogOld: Log {
  to   = "2100-01-02"
  from = MinValue

  @@partition([kind], by: List)
}

partition LogOldRest: LogOld {
  default = true
}

model Part {
  code String @db.VarChar(300)
  size Int

  @@partition([raw("lower(code)")], by: Hash)
}

partition PartAll: Part {
  modulus   = 1
  remainder = 0
}
