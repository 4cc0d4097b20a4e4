model Deal {
  id    Int    @id
  title String @db.VarChar(50)
  gone  Int?

  @@renamedFrom("Offer")
}
