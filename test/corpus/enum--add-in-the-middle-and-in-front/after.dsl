enum State {
  DRAFT
  OPEN
  PAUSED
  CLOSED
}

model Deal {
  id     Int     @id
  state  State   @default(OPEN)
  states State[] @default([CLOSED])
}
