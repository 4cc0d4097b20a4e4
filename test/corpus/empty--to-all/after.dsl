enum State {
  A
}

model One {
  id   Int   @id
  twos Two[]
}

model Two {
  id Int   @id
  s  State @default(A)
  oneId Int
  one One @relation(fields: [oneId], references: [id])
}
