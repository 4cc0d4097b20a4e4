model Deal {
  id    Int @id
  price Int

  @@unique([price], map: "prices")
}

model City {
  id   Int    @id
  code String @unique
  name String

  @@unique([code], map: "codes")
  @@index([code, name], map: "prices_old")
}
