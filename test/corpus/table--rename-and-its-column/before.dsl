model Deal {
  id   Int    @id
  city String @renamedFrom("town")

  @@index([city])
  @@renamedFrom("Offer")
}
