model T {
  id Int @id
  a  Int
  b  Int

  @@unique([a], deferrable: InitiallyDeferred)
  @@unique([b], deferrable: Deferrable)
}
