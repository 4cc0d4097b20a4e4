enum Mood {
  BAD
  FINE
  GREAT
}

domain Code {
  value String @db.VarChar(20)
}

domain Size {
  value Int
}

model Stock {
  id Int @id @default(autoincrement())
}

model Deal {
  id    Int     @id
  mood  Mood
  moods Mood[]
  first Mood[]
  code  Code
  size  Size?
  named String?

  @@inherits([Stock])
}
