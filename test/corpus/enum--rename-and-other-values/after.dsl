enum Mood {
  B
  A

  @@map("mood")
  @@renamedFrom("the \"mood\"")
}

model T {
  id Int    @id
  a  Mood   @default(B)
  b  Mood[] @default([A, B])
}
