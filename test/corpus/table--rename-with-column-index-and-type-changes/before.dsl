model Deal {
  id    Int    @id @default(autoincrement())
  city  String
  price Int    @default(0)
  parentId Int?
  parent   Deal?  @relation("tree", fields: [parentId], references: [id])
  children Deal[] @relation("tree")

  @@index([city])
  @@unique([city, price])
}
