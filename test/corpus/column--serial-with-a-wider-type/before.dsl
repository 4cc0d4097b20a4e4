model Deal {
  id   Int   @id @default(autoincrement())
  bids Bid[]
}

model Bid {
  id     Int  @id @default(autoincrement()) @db.SmallInt
  dealId Int
  deal   Deal @relation(fields: [dealId], references: [id])
}
