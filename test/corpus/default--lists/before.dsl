enum Mood {
  SAD
  HAPPY
}

model T {
  id Int      @id
  a  String[] @default(["a", "b,c", "it's", "\"q\""])
  b  Int[]    @default([1, 2])
  c  Mood[]   @default([SAD])
  d  Boolean[]
}
