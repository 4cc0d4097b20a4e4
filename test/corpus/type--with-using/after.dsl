model T {
  id    Int @id
  price Int @using("round(price * 100)::int")
}
