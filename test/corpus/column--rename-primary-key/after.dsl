model Deal {
  key  Int   @id @default(autoincrement()) @renamedFrom("id")
  bids Bid[]
}

model Bid {
  id     Int  @id
  dealId Int
  deal   Deal @relation(fields: [dealId], references: [key])
}
