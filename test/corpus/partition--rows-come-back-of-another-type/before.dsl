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
  id   Int  @id
  mood Mood
  @@partition([id], by: Hash)
}
partition V: U {
  modulus = 1
  remainder = 0
}
