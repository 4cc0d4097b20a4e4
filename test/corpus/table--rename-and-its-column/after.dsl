model Offer {
  id   Int    @id
  town String @renamedFrom("city")

  @@index([town])
  @@renamedFrom("Deal")
}
