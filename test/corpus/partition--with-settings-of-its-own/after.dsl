model Deal {
  id   Int
  note String? @statistics(50)
  memo String? @statistics(100) @storage(External)
  city String? @db.VarChar(40) @storage(External)

  @@id([id])
  @@partition([id], by: Range)
}

partition First: Deal {
  from = [0]
  to   = [10]
}
