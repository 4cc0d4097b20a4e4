enum State {
  OPEN
  CLOSED
  NEW
}

model Deal {
  id     Int     @id
  state  State   @default(NEW)
  states State[] @default([NEW, OPEN])

  @@index([id], map: "part", where: raw("state = 'NEW'"))
}
