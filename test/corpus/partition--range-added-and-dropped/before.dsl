/// What has happened
model Log {
  id   Int
  at   DateTime
  text String   @default("none")

  @@id([id, at])
  @@index([text])
  @@partition([at], by: Range)
}

partition LogOld: Log {
  to   = "2020-01-02"
  from = MinValue

  @@map("log_old")
}

partition LogRest: Log {
  default = true

  @@map("log_rest")
}
