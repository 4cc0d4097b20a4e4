model City {
  id Int @id
}

model Deal {
  id    Int     @id @default(autoincrement())
  title String
  price Decimal @db.Decimal(10, 2)
}
