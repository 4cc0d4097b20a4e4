model Offer {
  id    Int     @id
  title String
  city  String? @unique

  @@index([title])
  @@renamedFrom("Deal")
}
