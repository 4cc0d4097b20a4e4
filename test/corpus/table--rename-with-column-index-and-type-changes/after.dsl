model Offer {
  id    BigInt @id @default(autoincrement())
  town  String @db.VarChar(80) @renamedFrom("city")
  price BigInt @default(1)
  aboveId  BigInt? @renamedFrom("parentId")
  above    Offer?  @relation("tree", fields: [aboveId], references: [id], onDelete: Cascade)
  children Offer[] @relation("tree")

  @@index([town, price])
  @@unique([price, town])
  @@renamedFrom("Deal")
}
