model Offer {
  id   Int    @id
  city String

  @@index([city])
}
