model T {
  id Int @id
  b  Int
  a  Int @default(5)

  @@unique([a, b])
}
