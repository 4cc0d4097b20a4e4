model Person {
  id    Int      @id
  email String
  all   String[]
}
