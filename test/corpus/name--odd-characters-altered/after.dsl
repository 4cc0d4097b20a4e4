enum Mood {
  HAPPY @map("; DROP TABLE x; --")
  SAD   @map("it's \"sad\"")

  @@map("mood \"type\"")
}

/// it's another "table"
model A {
  id   BigInt  @id @default(autoincrement()) @map("i\"d")
  a    String  @default("'") @map("a b")
  mood Mood?   @default(SAD) @map("😀.mood")
  up   A?      @relation("up", fields: [upId], references: [id], map: "fk 'x'", onDelete: Cascade)
  upId BigInt? @map("user")
  down A[]     @relation("up")

  @@unique([mood, a], map: "uni\"que")
  @@map("or\"der.by; DROP")
}
