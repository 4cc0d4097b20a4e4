model Person {
  id    Int     @id
  email String?
}
