model One {
  a    Int
  b    Int
  twos Two[]

  @@id([b, a])
}

model Two {
  id Int @id
  x  Int
  y  Int
  one One @relation(fields: [y, x], references: [b, a])
}
