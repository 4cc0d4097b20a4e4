enum Mood {
  SAD
  HAPPY
}

model T {
  id Int      @id
  a  String[] @default([])
  b  Int[]    @default([-1])
  c  Mood[]   @default([HAPPY, SAD])
  d  Boolean[] @default([true, false])
}
