model Deal {
  id   Int    @id
  city String @unique @renamedFrom("town")

  @@index([city, id])
}
