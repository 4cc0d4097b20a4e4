model City {
  id    Int    @id
  deals Deal[]
}

model Deal {
  id     Int   @id
  city   City  @relation(fields: [cityId], references: [id])
  cityId Int
  bids   Bid[]
}

model Bid {
  id     Int  @id
  deal   Deal @relation(fields: [dealId], references: [id])
  dealId Int
}
