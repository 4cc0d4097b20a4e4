model Z {
  id Int @id
}

model A {
  id  Int  @id
  bId Int?
  b   B?   @relation("ab", fields: [bId], references: [id])
  cs  C[]
}

model B {
  id  Int  @id
  cId Int?
  c   C?   @relation("bc", fields: [cId], references: [id])
  as  A[]  @relation("ab")
}

model C {
  id  Int  @id
  aId Int?
  a   A?   @relation(fields: [aId], references: [id])
  bs  B[]  @relation("bc")
}
