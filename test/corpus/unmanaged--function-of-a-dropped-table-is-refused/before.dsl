model Deal {
  id    Int    @id
  title String
  cents Int
  @@map("deals")
}

model Note {
  id Int @id
}
