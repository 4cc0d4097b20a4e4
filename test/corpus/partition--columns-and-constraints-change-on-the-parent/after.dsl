model Log {
  id   BigInt
  kind Int
  body String  @default("x")
  more Int?

  @@id([id, kind])
  @@index([more])
  @@unique([kind, body], map: "log_kind_body")
  @@check("id > 0 AND kind > 0", map: "log_positive")
  @@partition([kind], by: List)
}

partition LogOne: Log {
  in = [null, 1]

  @@index([id, more])
}

partition LogRest: Log {
  default = true
  body String @default("rest")

  @@partition([kind], by: Range)
}

partition LogRestLow: LogRest {
  from = MinValue
  to   = 100
}

model Journal {
  number Int

  @@id([number])
  @@partition([number], by: Range)
}

partition JournalA: Journal {
  from = 0
  to   = 2
}

partition DiaryB: Journal {
  from = 2
  to   = 20
}
