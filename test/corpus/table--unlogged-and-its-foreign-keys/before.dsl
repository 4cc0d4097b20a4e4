model A {
  id Int @id
  bs B[]
}

model B {
  id  Int  @id
  aId Int?
  a   A?   @relation(fields: [aId], references: [id])

  @@unlogged
}
