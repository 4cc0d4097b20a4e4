enum State {
  OPEN
}

model Deal {
  id    Int   @id
  state State
}
