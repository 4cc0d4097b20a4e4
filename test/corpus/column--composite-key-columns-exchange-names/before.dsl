model Seat {
  row    Int
  number Int
  guests Guest[]

  @@id([row, number])
}

model Guest {
  id     Int  @id
  row    Int
  number Int
  seat   Seat @relation(fields: [row, number], references: [row, number])
}
