enum Mood {
  SAD   @map("it's \"sad\"")
  HAPPY @map("; DROP TABLE x; --")

  @@map("mood \"type\"")
}

model A {
  id    Int    @id
  order String @map("order by")
  quote String @unique @map("a\"b'c")
  mood  Mood   @default(HAPPY) @map("😀.mood")
  bs    B[]

  @@index([order, quote], map: "an \"index\"; --")
  @@map("select")
}

model B {
  id  Int @id @default(autoincrement()) @map("Größe")
  aId Int @map("a.id")
  a   A   @relation(fields: [aId], references: [id], map: "fk 'x'")

  @@map("or\"der.by; DROP")
}
