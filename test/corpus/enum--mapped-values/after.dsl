enum State {
  OPEN   @map("open")
  OTHER  @map("é 😀, \"x\"")
  CLOSED @map("is 'closed'")

  @@map("deal_state")
}

model Deal {
  id    Int   @id
  state State @default(OTHER)
}
