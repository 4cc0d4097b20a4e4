model City {
  a Int
  b String
  d Deal[]

  @@id([a, b])
}

model Deal {
  id Int     @id
  x  Int?
  y  String?
  c  City?   @relation(fields: [x, y], references: [a, b])
}
