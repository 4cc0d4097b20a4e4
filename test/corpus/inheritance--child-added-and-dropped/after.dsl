model Place {
  id   Int     @id
  name String
  note String?
}

model City {
  people Int?
  name   String @default("none")

  @@index([name])
  @@unique([id])
  @@inherits([Place])
}

model Town {
  name String @default("none")

  @@unique([id])
  @@inherits([Place])
}
