model T {
  id   Int       @id
  a    String
  gone DateTime?

  @@unique([a], where: raw("gone IS NULL"))
}
