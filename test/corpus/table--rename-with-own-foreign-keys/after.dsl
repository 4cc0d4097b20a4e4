model Owner {
  id     Int     @id
  offers Offer[]
}

model Offer {
  id      Int     @id
  ownerId Int
  owner   Owner   @relation(fields: [ownerId], references: [id])
  next    Offer?  @relation("next", fields: [nextId], references: [id])
  nextId  Int?
  before  Offer[] @relation("next")

  @@renamedFrom("Deal")
}
