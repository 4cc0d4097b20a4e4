model Offer {
  id    Int    @id
  title String

  @@map("Deal")
}
