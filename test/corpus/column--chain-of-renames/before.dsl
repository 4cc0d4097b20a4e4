model Deal {
  id     Int @id
  first  Int @default(1)
  second Int @unique

  @@index([first, second])
}
