model Seat {
  number Int
  row    Int
  guests Guest[]

  @@id([number, row])
}

model Guest {
  id     Int  @id
  row    Int
  number Int
  seat   Seat @relation(fields: [row, number], references: [number, row])
}
