model City {
  a Int
  b Int
  d Deal[]

  @@id([a, b])
}

model Deal {
  id Int   @id
  x  Int?
  y  Int?
  c  City? @relation(fields: [x, y], references: [a, b], onDelete: SetNull, onDeleteColumns: [y])
}
