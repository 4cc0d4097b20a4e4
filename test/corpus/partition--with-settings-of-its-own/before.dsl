model Deal {
  id   Int
  note String?
  memo String?
  city String?

  @@id([id])
  @@partition([id], by: Range)
}

partition First: Deal {
  from = [0]
  to   = [10]
}
