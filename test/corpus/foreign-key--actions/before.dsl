model City {
  id  Int    @id
  a   Deal[] @relation("a")
  b   Deal[] @relation("b")
  c   Deal[] @relation("c")
}

model Deal {
  id Int   @id
  x  Int?
  y  Int?
  z  Int   @default(1)
  a  City? @relation("a", fields: [x], references: [id])
  b  City? @relation("b", fields: [y], references: [id], onDelete: Cascade, onUpdate: Restrict)
  c  City  @relation("c", fields: [z], references: [id], onDelete: NoAction)
}
