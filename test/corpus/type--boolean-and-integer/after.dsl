model T {
  id Int @id
  a  Int
  b  Int @default(1)
}
