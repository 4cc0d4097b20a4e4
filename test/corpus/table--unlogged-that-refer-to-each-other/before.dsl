model A {
  id  Int @id
  bId Int
  b   B   @relation("ab", fields: [bId], references: [id])
  bs  B[] @relation("ba")
}

model B {
  id  Int  @id
  aId Int?
  a   A?   @relation("ba", fields: [aId], references: [id])
  as  A[]  @relation("ab")
  cs  C[]
}

model C {
  id   Int  @id
  bId  Int
  b    B    @relation(fields: [bId], references: [id])
  upId Int?
  up   C?   @relation("up", fields: [upId], references: [id])
  down C[]  @relation("up")
}
