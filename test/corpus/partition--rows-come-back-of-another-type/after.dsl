enum Mood {
  BAD
  GOOD
}
model T {
  id    BigInt
  mood  Mood[]
  moods Mood[]
  @@partition([id], by: List)
}
partition P: T {
  in = 1
}
partition Q: T {
  default = true
}
model U {
  id   Int  @id
  mood Mood
  @@partition([id], by: Hash)
}
partition V: U {
  modulus = 2
  remainder = 0
}
partition W: U {
  modulus = 2
  remainder = 1
}
