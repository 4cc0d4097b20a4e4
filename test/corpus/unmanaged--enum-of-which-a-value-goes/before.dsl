enum Mood {
  good
  bad
  odd
}

model Deal {
  id   Int   @id
  mood Mood  @default(good)
  past Mood[]

  @@map("deals")
}
