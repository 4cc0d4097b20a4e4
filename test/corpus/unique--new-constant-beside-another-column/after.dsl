enum Mood {
  GOOD
  BAD
}

domain Kind {
  value String @default("x")
}

model T {
  id   Int   @id
  b    Int
  a    Int   @default(5)
  c    Int?
  d    Int?
  mood Mood  @default(GOOD)
  kind Kind?

  @@unique([a, b])
  @@unique([c, a])
  @@unique([c, d], map: "c_d", nullsNotDistinct: true)
  @@unique([mood, d], map: "mood_d", where: raw("a = 5"))
  @@unique([kind, d], map: "kind_d", where: raw("a > 5"))
  @@unique([raw("a + d")], map: "a_plus_d")
}
