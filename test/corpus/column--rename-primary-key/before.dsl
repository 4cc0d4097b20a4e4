model Deal {
  id   Int   @id @default(autoincrement()) @renamedFrom("key")
  bids Bid[]
}

model Bid {
  id     Int  @id
  dealId Int
  deal   Deal @relation(fields: [dealId], references: [id])
}
