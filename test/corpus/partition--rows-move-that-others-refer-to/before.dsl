model Log {
  id    Int    @id
  again Int?
  first Log?   @relation("Again", fields: [again], references: [id])
  later Log[]  @relation("Again")
  notes Note[]

  @@partition([id], by: Range)
}

partition Old: Log {
  from = MinValue
  to   = 0
}

partition Early: Log {
  from = 0
  to   = 10
}

partition Rest: Log {
  default = true
}

model Note {
  id    Int  @id
  logId Int?
  log   Log? @relation(fields: [logId], references: [id], onDelete: Cascade)
}
