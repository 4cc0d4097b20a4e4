model Log {
  id   Int
  text String?

  @@id([id])
  @@index([text])
  @@partition([id], by: Range)
}

partition LogA: Log {
  from = 1
  to   = 3
}

partition LogB: Log {
  from = 3
  to   = 10
}
