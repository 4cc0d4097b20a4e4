model Member {
  id    Int    @id
  deals Deal[]

  @@renamedFrom("Person")
}

model Deal {
  id      Int    @id
  ownerId Int
  owner   Member @relation(fields: [ownerId], references: [id])
}
