model Deal {
  id    Int    @id
  city  String
  price Int
}

model Visit {
  /// Which day
  day  Int
  city String
  note String

  @@id([day, city], deferrable: InitiallyDeferred)
}
