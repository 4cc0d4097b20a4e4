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

model D {
  id Int @id
  es E[]
}

model E {
  id  Int  @id
  dId Int?
  d   D?   @relation(fields: [dId], references: [id])
}
