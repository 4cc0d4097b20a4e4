model Deal {
  id    Int     @id @default(autoincrement())
  note  String  @default("none")
  code  String? @db.VarChar(20)
  said  String? @compression(Pglz)
  kind  Int     @statistics(50)
  calls Call[]

  @@partition([id], by: Range)
}

partition DealLow: Deal {
  from = MinValue
  to   = 3
}

partition DealMid: Deal {
  from = 3
  to   = 5
}

partition DealRest: Deal {
  default = true
}

model Call {
  id     Int  @id
  dealId Int
  deal   Deal @relation(fields: [dealId], references: [id])
}
