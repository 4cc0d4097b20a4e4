model Log {
  id    Int    @id
  again Int?
  first Log?   @relation("Again", fields: [again], references: [id])
  later Log[]  @relation("Again")
  notes Note[]

  @@partition([id], by: Range)
}

partition Early: Log {
  from = 0
  to   = 5
}

partition Middle: Log {
  from = 20
  to   = 40
  @@partition([id], by: Range)
}

partition MiddleLow: Middle {
  from = 20
  to   = 30
}

partition Rest: Log {
  default = true
}

model Note {
  id    Int  @id
  logId Int?
  log   Log? @relation(fields: [logId], references: [id], onDelete: Cascade)
}
