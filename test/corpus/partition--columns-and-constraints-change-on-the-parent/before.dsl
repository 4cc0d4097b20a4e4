model Log {
  id   Int
  kind Int
  text String? @db.VarChar(20)

  @@id([id, kind])
  @@index([text])
  @@check("id > 0", map: "log_positive")
  @@partition([kind], by: List)
}

partition LogOne: Log {
  in = [1, null]

  @@index([id])
}

partition LogRest: Log {
  default = true
  text String @default("rest") @db.VarChar(20)

  @@partition([kind], by: Range)
}

partition LogRestLow: LogRest {
  from = MinValue
  to   = 100
}

model Diary {
  id Int

  @@id([id])
  @@partition([id], by: Range)
}

partition DiaryA: Diary {
  from = 0
  to   = 2
}

partition DiaryB: Diary {
  from = 2
  to   = 20
}
