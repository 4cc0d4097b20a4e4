model User {
  id       Int       @id
  profiles Profile[]
}

model Profile {
  id     Int   @id
  userId Int?
  user   User? @relation(fields: [userId], references: [id])

  @@index([userId])
}
