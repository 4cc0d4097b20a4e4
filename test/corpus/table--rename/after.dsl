model Offer {
  id    Int    @id @default(autoincrement())
  title String @unique
  city  String

  @@index([city])
  @@renamedFrom("Deal")
}
