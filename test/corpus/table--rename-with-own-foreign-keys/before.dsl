model Owner {
  id    Int    @id
  deals Deal[]
}

model Deal {
  id      Int    @id
  ownerId Int
  owner   Owner  @relation(fields: [ownerId], references: [id])
  next    Deal?  @relation("next", fields: [nextId], references: [id])
  nextId  Int?
  before  Deal[] @relation("next")

  @@renamedFrom("Offer")
}
