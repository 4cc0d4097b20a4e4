model T {
  id   Int     @id
  a    String
  ok   Boolean
  n    Int?

  @@unique([a], where: { ok: true, n: null })
}
