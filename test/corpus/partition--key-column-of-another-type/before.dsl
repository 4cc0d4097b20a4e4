model Log {
  id   Int
  at   DateTime
  kind String   @default("none")

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
  code String
  size Int

  @@partition([raw("lower(code)")], by: Hash)
}

partition PartAll: Part {
  modulus   = 1
  remainder = 0
}
