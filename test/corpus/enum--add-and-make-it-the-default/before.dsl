enum State {
  OPEN
  CLOSED
}

model Deal {
  id     Int     @id
  state  State   @default(OPEN)
  states State[] @default([OPEN])

  @@index([id], map: "part", where: raw("state = 'CLOSED'"))
}
