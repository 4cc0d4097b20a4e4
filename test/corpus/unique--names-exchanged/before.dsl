model Deal {
  id   Int @id
  a    Int
  b    Int
  c    Int
  self Deal?  @relation("x", fields: [a], references: [id], map: "one_fkey")
  me   Deal[] @relation("x")
  other Deal? @relation("y", fields: [b], references: [id], map: "two_fkey")
  them Deal[] @relation("y")

  @@unique([a], map: "one")
  @@unique([b], map: "two")
  @@unique([c], map: "three")
}
