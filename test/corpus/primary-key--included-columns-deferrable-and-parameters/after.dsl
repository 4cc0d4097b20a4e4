model Deal {
  id    Int    @id(include: [price], with: ["fillfactor=80"], map: "deal_id")
  city  String
  price BigInt
}

model Visit {
  /// Which day
  day  Int
  city String
  note String

  /// By day
  @@id([day, city], deferrable: Deferrable, include: [note])
}
