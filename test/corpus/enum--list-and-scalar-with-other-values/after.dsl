enum Mood {
  B
}

model T {
  id Int  @id
  m  Mood
}
