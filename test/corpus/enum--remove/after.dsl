enum State {
  OPEN
  CLOSED
}

model Deal {
  id     Int     @id
  state  State   @default(OPEN)
  states State[]
  maybe  State?

  @@index([state])
}
