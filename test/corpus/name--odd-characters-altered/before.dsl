enum Mood {
  SAD   @map("it's \"sad\"")
  HAPPY @map("; DROP TABLE x; --")

  @@map("mood \"type\"")
}

/// it's a "table"
model A {
  id   Int     @id @default(autoincrement()) @map("i\"d")
  a    Int     @map("a b")
  mood Mood    @default(HAPPY) @map("😀.mood")
  up   A?      @relation("up", fields: [upId], references: [id], map: "fk 'x'")
  upId Int?    @map("user")
  down A[]     @relation("up")

  @@unique([a, mood], map: "uni\"que")
  @@map("or\"der.by; DROP")
}
