model T {
  id Int @id
  a  Int @default(5) @unique
}
