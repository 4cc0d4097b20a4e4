domain Email {
  value String
}

model Person {
  id    Int     @id
  email Email
  all   Email[]
}
