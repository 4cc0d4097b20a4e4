enum State {
  A
  B
}

model One {
  id   Int
  kind State
  twos Two[]

  @@id([id, kind])
}

model Two {
  id   Int   @id
  oneId Int
  kind State
  one  One   @relation(fields: [oneId, kind], references: [id, kind])
}
