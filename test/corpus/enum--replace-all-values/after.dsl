enum State {
  X
  Y
}

model Deal {
  id    Int    @id
  state State?
}
