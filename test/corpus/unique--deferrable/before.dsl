model T {
  id Int @id
  a  Int
  b  Int

  @@unique([a], deferrable: Deferrable)
  @@unique([b])
}
