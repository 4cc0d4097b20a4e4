model Log {
  id   Int
  text String?

  @@id([id])
  @@index([text])
  @@partition([id], by: Range)
}

model LogA {
  id   Int     @id
  text String?

  @@index([text])
}

partition LogB: Log {
  from = 3
  to   = raw("4 + 7")
}
