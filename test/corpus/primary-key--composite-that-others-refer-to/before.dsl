model One {
  a    Int
  b    Int
  twos Two[]

  @@id([a, b])
}

model Two {
  id Int @id
  x  Int
  y  Int
  one One @relation(fields: [x, y], references: [a, b])
}
