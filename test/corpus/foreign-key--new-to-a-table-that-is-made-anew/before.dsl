model City {
  id   Int
  name String?

  @@id([id])
  @@partition([id], by: Range)
}

partition Few: City {
  from = MinValue
  to   = 1000
}

model Deal {
  id     Int  @id
  cityId Int?
}
