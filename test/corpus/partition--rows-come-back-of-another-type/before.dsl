enum Mood {
  GOOD
  BAD
}
model T {
  id    Int
  mood  Mood
  moods Mood[]
  @@partition([id], by: List)
}
partition P: T {
  default = true
}
model U {
  id Int @id
}
