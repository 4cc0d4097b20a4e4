model Deal {
  id    Int @id
  price Int

  @@index([price], map: "prices")
  @@unique([price], map: "unique_prices")
}

model Town {
  id   Int    @id
  code String @unique
  name String

  @@index([code], map: "codes")
  @@index([code], map: "unique_prices_old")
  @@renamedFrom("City")
}
