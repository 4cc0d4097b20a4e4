enum Mood {
  A
  B

  @@map("the \"mood\"")
  @@renamedFrom("mood")
}

model T {
  id Int    @id
  a  Mood   @default(B)
  b  Mood[] @default([A, B])
}
