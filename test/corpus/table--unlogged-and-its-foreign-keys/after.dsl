model A {
  id Int @id

  @@unlogged
}

model B {
  id  Int  @id
  aId Int?
  cId Int?
  c   C?   @relation(fields: [cId], references: [id])
}

model C {
  id Int @id
  bs B[]
}

model D {
  id Int @id

  @@unlogged
}

model E {
  id  Int  @id
  dId Int?
}
