model City {
  id   Int    @id
  code String @unique
}

model Deal {
  id Int @id
}

