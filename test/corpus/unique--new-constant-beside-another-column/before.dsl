enum Mood {
  GOOD
  BAD
}

domain Kind {
  value String @default("x")
}

model T {
  id Int @id
  b  Int
  d  Int?
}
