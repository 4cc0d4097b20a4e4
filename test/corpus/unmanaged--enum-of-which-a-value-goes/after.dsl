enum Mood {
  good
  bad
}

model Deal {
  id   Int   @id
  mood Mood  @default(good)
  past Mood[]

  @@map("deals")
}
