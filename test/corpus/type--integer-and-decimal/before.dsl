model T {
  id Int @id
  a  Int
  b  Int @default(5)
  c  Int @db.SmallInt
}
