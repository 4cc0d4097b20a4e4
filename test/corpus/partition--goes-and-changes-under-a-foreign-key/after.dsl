model Deal {
  id    Int    @id
  kind  String @statistics(60)
  code  String? @compression(Pglz)
  said  String?
  text  String @backfill("'new'")
  calls Call[]

  @@partition([id], by: Range)
}

partition DealLow: Deal {
  from = MinValue
  to   = 4
}

partition DealNew: Deal {
  from = 4
  to   = 9
}

partition DealRest: Deal {
  default = true
}

model Call {
  id     Int  @id
  dealId Int
  deal   Deal @relation(fields: [dealId], references: [id])
}

model Heir {
  more Int?

  @@inherits([Plain])
}

model Plain {
  size Int @statistics(70)
}
