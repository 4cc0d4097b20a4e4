model Person {
  id    Int    @id
  deals Deal[]

  @@renamedFrom("Member")
}

model Deal {
  id      Int    @id
  ownerId Int
  owner   Person @relation(fields: [ownerId], references: [id])
}
