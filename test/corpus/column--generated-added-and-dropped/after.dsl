model Deal {
  id    Int      @id
  price Decimal  @db.Decimal(10, 2)
  gross Decimal? @generated("price * 1.19") @db.Decimal(12, 4)
  words String?  @generated("'costs ' || price::text")

  @@index([gross])
}
