/// What has happened
model Log {
  id   Int
  at   DateTime
  text String   @default("none")

  @@id([id, at])
  @@index([text])
  @@partition([at], by: Range)
}

/// Before the second of January
partition LogOld: Log {
  to   = "2020-01-02"
  from = MinValue
  /// Said otherwise
  text String   @default("old")

  @@index([id])
  @@map("log_old")
}

partition LogNew: Log {
  from = "2021-01-01"
  to   = "2022-01-01T00:00:00"

  @@map("log_new")
}

partition LogRest: Log {
  default = true

  @@map("log_rest")
}
