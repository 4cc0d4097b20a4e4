model Node {
  id       Int    @id
  up       Int?
  parent   Node?  @relation("tree", fields: [up], references: [id], onDelete: Cascade)
  children Node[] @relation("tree")
}
