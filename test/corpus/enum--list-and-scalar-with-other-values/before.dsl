enum Mood {
  A
}

model T {
  id Int    @id
  m  Mood[]
}
