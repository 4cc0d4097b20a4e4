enum State {
  OPEN
  CLOSED
}

model Deal {
  id    Int   @id
  state State @default(OPEN)
}
