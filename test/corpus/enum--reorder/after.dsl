enum State {
  C
  A
  B
}

model Deal {
  id     Int     @id
  state  State   @default(B)
  states State[] @default([A, C])

  @@index([state])
  @@index([id], map: "part", where: raw("state > 'A'"))
}
