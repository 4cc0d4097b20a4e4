model Left {
  id   Int    @id @default(autoincrement())
  city String @unique
  next Right? @relation(fields: [nextId], references: [id])
  nextId Int?

  @@index([nextId])
  @@map("one")
}

model Right {
  id   Int    @id @default(autoincrement())
  note String
  lefts Left[]

  @@index([note])
  @@map("two")
}
