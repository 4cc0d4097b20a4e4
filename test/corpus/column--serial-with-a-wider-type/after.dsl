model Deal {
  id   BigInt @id @default(autoincrement())
  bids Bid[]
}

model Bid {
  id     Int    @id @default(autoincrement())
  dealId BigInt
  deal   Deal   @relation(fields: [dealId], references: [id])
}
