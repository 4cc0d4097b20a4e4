model T {
  id   Int     @id
  a    String
  ok   Boolean
  done DateTime?

  @@index([a])
}
