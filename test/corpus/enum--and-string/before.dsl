enum State {
  OPEN
  CLOSED
}

model Deal {
  id Int      @id
  a  State    @default(OPEN)
  b  State?
  c  State[]
}
