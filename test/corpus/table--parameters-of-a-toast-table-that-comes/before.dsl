model T {
  id Int @id
  a  Decimal @db.Money
}

model U {
  id Int @id

  @@with(["fillfactor=70"])
}
